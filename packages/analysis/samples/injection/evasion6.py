# expect: 5 command-injection
from functools import partial
import os
run = partial(os.system)
run(input())
