# expect: 5 command-injection
import os
x = y = input()
a, *b = [1, y]
os.system(b[0])
