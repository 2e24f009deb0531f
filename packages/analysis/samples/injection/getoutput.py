# expect: 3 command-injection
import subprocess
print(subprocess.getoutput("whois " + input()))
