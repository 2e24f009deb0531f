# expect: 6 command-injection
import os, random
command = "ls"
if random.random() > 0.5:
    command = input()
os.system(command)
