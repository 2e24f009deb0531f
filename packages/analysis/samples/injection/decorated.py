# expect: 10 command-injection
import os, functools
def logged(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        return fn(*args, **kwargs)
    return inner
@logged
def run(command):
    os.system(command)
run(input())
