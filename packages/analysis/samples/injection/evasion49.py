# expect: 6 command-injection
import os
class S:
    def __str__(self):
        return input()
os.system(str(S()))
