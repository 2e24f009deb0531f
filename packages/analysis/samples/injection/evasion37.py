# expect: 5 command-injection
import os
s = input()
t = ''.join(c for c in s)
os.system(t)
