# expect: nothing
import subprocess
def lookup(domain):
    return subprocess.check_output(['nslookup', domain])
