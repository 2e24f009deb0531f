# expect: 6 command-injection
try:
    raise ValueError(input())
except ValueError as e:
    import os
    os.system(e.args[0])
