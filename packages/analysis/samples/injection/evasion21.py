# expect: 4 command-injection
import os
def deco(f):
    return lambda *a: os.system(*a)
@deco
def hello(x):
    pass
hello(input())
