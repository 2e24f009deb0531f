# expect: nothing
import argparse, os
parser = argparse.ArgumentParser()
parser.add_argument("--dry", action="store_true")
args = parser.parse_args()
os.system("tool --dry=%s" % args.dry)
