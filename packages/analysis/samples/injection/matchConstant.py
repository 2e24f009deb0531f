# expect: nothing
import os
kind = "b"
match kind:
    case "a":
        command = input()
    case "b":
        command = "ls"
os.system(command)
