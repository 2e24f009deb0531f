# expect: 4 command-injection
import os
while (line := input()):
    os.system(line)
