# expect: 3 command-injection
import os
list(map(os.system, [input()]))
