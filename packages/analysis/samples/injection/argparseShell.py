# expect: 6 command-injection
import argparse, os
parser = argparse.ArgumentParser()
parser.add_argument("file")
args = parser.parse_args()
os.system("wc -l " + args.file)
