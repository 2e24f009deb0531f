# expect: nothing
import os
command = input()
command = "ls"
os.system(command)
