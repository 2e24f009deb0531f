# expect: 5 command-injection
import os
first, second = "ls", input()
os.system(first)
os.system(second)
