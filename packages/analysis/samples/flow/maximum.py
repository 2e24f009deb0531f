# expect: 3 command-injection
import os, sys
os.system("tool " + max(sys.argv[1:]))
