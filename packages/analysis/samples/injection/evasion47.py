# expect: 9 command-injection
import os
class C:
    def __enter__(self):
        return input()
    def __exit__(self, *a):
        pass
with C() as c:
    os.system(c)
