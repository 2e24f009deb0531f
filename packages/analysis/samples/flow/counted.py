# expect: nothing
import os, sys
os.system("tool %d" % sum(1 for name in sys.argv))
