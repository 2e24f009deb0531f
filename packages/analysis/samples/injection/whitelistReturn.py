# expect: nothing
import os
ALLOWED = {"ls", "pwd"}
def run(command):
    if command not in ALLOWED:
        raise ValueError(command)
    os.system(command)
run(input())
