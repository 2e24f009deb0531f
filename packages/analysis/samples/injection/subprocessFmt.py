# expect: 5 command-injection
import subprocess
def lookup(domain):
    cmd = 'nslookup {}'.format(domain)
    out = subprocess.check_output(cmd, shell=True)
    return out.decode()
