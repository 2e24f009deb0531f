# expect: nothing
import os
pid = input()
os.system("kill %d" % int(pid))
