# expect: 7 command-injection
import contextlib, os
@contextlib.contextmanager
def folder(name):
    yield "cd " + name
with folder(input()) as command:
    os.system(command)
