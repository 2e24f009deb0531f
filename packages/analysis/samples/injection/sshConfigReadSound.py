# expect: nothing
import os
with open(os.path.expanduser('~/.ssh/config')) as handle:
    print(len(handle.readlines()))
