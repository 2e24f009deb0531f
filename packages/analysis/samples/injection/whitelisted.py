# expect: nothing
import os
command = input()
if command in ["ls", "pwd"]:
    os.system(command)
