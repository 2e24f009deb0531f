# expect: nothing
import os, re
name = re.sub(r"[^a-z0-9]", "", input())
os.system("ping " + name)
