# expect: 3 command-injection
import os, sys
[os.system("touch " + name) for name in sys.argv[1:]]
