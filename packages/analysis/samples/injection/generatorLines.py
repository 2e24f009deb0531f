# expect: 7 command-injection
import os
def names():
    for line in open("hosts.txt"):
        yield line.strip()
for name in names():
    os.system("ping " + name)
