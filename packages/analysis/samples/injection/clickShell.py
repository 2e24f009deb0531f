# expect: 5 command-injection
import os
import fileinput
for line in fileinput.input():
    os.popen(line)
