# expect: 7 command-injection
import os
class I:
    def __iter__(self):
        yield input()
for c in I():
    os.system(c)
