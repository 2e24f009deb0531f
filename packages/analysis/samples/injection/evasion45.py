# expect: 9 command-injection
import os
def outer():
    c = None
    def setit(v):
        nonlocal c
        c = v
    setit(input())
    os.system(c)
outer()
