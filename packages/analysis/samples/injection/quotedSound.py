# expect: nothing
import os, shlex
def ping(host):
    os.system('ping -c 1 ' + shlex.quote(host))
