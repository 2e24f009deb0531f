# expect: 8 command-injection
import os
command = "ls"
while True:
    command = input()
    if command:
        break
os.system(command)
