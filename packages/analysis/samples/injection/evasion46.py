# expect: 7 command-injection
import os
class P:
    @property
    def c(self):
        return input()
os.system(P().c)
