# expect: nothing
import os
debug = False
command = input() if debug else "ls"
os.system(command)
