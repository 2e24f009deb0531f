# expect: 5 command-injection
import os
typed = input()
choice = {"a": "ls"}.get(typed, typed)
os.system(choice)
