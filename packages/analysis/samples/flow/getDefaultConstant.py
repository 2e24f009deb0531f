# expect: nothing
import os
choice = {"a": "ls", "b": "pwd"}.get(input(), "ls")
os.system(choice)
