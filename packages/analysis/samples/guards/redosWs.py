# expect: 4 slow-pattern
import re
def f(t):
    return re.sub(r'(\s*,\s*)*$', '', t) or re.search('(.*)*b', t)
