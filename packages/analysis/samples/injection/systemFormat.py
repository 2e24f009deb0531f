# expect: 3 command-injection
import os, sys
os.system("tar xf {}".format(sys.argv[1]))
