# expect: 7 command-injection
import os
try:
    command = input()
except EOFError:
    command = "ls"
os.system(command)
