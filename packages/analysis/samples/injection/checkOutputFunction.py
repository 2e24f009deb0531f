# expect: 4 command-injection
import subprocess
def resolve(domain):
    return subprocess.check_output("nslookup " + domain, shell=True)
