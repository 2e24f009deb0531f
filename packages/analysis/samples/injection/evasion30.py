# expect: 5 command-injection
import os
def g():
    yield input()
os.system(next(g()))
