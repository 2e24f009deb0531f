# expect: 4 command-injection
import os
d = dict(zip(['a'], [input()]))
os.system(d['a'])
