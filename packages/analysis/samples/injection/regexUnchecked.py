# expect: 5 command-injection
import os, re
host = input()
re.findall(r"[a-z]+", host)
os.system("ping " + host)
