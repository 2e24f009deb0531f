# expect: 4 open-permissions
import os
def f(p):
    os.chmod(p, 0o666)
