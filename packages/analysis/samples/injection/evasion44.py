# expect: 4 command-injection
import os
from collections import ChainMap
os.system(ChainMap({}, {'a': input()})['a'])
