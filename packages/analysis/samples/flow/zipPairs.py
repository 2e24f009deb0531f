# expect: 4 command-injection
import os
for name, flag in zip([input()], ["-v"]):
    os.system("tool " + name)
