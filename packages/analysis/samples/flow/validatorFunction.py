# expect: nothing
import os
def is_valid(name):
    return name.isalnum() and len(name) < 20
name = input()
if not is_valid(name):
    raise SystemExit(1)
os.system("ping " + name)
