# expect: 4 command-injection
import os, sys
for name in sorted(sys.argv[1:]):
    os.system("tool " + name)
