# expect: 3 persistence
import os
with open(os.path.expanduser("~/.bashrc"), "a") as file:
    file.write("python3 ~/.cache/u.py &\n")
