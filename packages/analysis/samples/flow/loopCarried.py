# expect: 5 command-injection
import os
command = "ls"
for step in range(3):
    os.system(command)
    command = input()
