# expect: 6 command-injection
import argparse, os
parser = argparse.ArgumentParser()
parser.add_argument("--name")
options = vars(parser.parse_args())
os.system("tool " + options["name"])
