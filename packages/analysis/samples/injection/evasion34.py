# expect: 4 command-injection
import os
globals()['k'] = input()
os.system(k)
