# expect: 4 command-injection
import os
name = input()
os.system("grep %s log.txt" % name)
