# expect: 5 command-injection
import os
from functools import partial
run = partial(os.system)
run(input())
