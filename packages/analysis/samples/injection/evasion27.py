# expect: 4 command-injection
import os, contextlib
with contextlib.ExitStack() as s:
    s.callback(os.system, input())
