# expect: nothing
import os, shlex
name = input()
os.system("grep %s log.txt" % shlex.quote(name))
