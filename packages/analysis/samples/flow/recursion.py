# expect: 7 command-injection
import os
def collect(items):
    if not items:
        return ""
    return items[0] + collect(items[1:])
os.system(collect([input(), "b"]))
