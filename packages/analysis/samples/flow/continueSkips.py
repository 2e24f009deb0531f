# expect: nothing
import os
for word in ["a", "b"]:
    if word == "a":
        continue
    os.system("echo " + word)
