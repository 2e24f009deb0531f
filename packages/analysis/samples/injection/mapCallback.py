# expect: 3 command-injection
import os, sys
list(map(os.system, sys.argv[1:]))
