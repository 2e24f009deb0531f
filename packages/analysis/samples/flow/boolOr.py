# expect: 4 command-injection
import os
name = input() or "nobody"
os.system("finger " + name)
