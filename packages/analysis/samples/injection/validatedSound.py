# expect: nothing
import re, os
def ping(host):
    if not re.fullmatch(r'[a-z0-9.-]+', host):
        raise ValueError(host)
    os.system('ping -c 1 ' + host)
