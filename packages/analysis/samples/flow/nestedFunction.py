# expect: 5 command-injection
import os
def outer(name):
    def inner(suffix):
        os.system(name + suffix)
    inner(".sh")
outer(input())
