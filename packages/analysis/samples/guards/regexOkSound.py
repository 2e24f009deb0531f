# expect: nothing
import re
def f(t):
    return re.search(r'^[a-z]+(-[a-z]+)*$', t)
