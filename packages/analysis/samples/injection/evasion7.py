# expect: 3 command-injection
import os
(lambda f: f(input()))(os.system)
