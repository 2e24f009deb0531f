# expect: 8 command-injection
import os
def name():
    try:
        return input()
    except EOFError:
        return "none"
os.system("ping " + name())
