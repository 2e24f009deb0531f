# expect: nothing
import os
os.system("head -n %s log" % len(input()))
