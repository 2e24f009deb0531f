# expect: 4 command-injection
import os
import atexit
atexit.register(os.system, input())
