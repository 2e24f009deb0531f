# expect: nothing
import argparse, os
parser = argparse.ArgumentParser()
parser.add_argument("--count", type=int, default=3)
parser.add_argument("--mode", choices=["fast", "slow"])
args = parser.parse_args()
os.system(f"tool {args.count} {args.mode}")
