# expect: nothing
import subprocess
def resolve(domain):
    return subprocess.check_output(["nslookup", domain])
