# expect: 4 command-injection
import os
f = {'a': os.system}['a']
f(input())
