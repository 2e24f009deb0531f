# expect: nothing
import os, re
host = input()
if not re.fullmatch(r"[a-z0-9.-]+", host):
    raise SystemExit("bad host")
os.system("ping " + host)
