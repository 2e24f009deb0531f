# expect: nothing
import re
def cells(line):
    return re.split(r'\s*,\s*', line)
