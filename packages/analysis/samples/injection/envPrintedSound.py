# expect: nothing
import os
for key in ('PATH', 'HOME'):
    print(key, os.environ.get(key))
