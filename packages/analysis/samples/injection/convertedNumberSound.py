# expect: nothing
import os, sys
count = int(sys.argv[1])
os.system('ping -c %d host' % count)
