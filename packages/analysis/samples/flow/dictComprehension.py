# expect: 4 command-injection
import os, sys
jobs = {name: "run " + name for name in sys.argv[1:]}
os.system(jobs["a"])
