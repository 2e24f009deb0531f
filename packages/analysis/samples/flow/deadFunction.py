# expect: nothing
import os
def never():
    return "ls"
os.system(never())
