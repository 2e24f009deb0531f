# expect: 4 command-injection
import os, sys
names = sys.argv[1:]
os.system("tool " + " ".join(names[1:]))
