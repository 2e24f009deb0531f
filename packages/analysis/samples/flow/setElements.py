# expect: 6 command-injection
import os
names = set()
names.add(input())
for name in names:
    os.system("ping " + name)
