# expect: 3 slow-pattern
import re
PATTERN = re.compile(r'(a|aa)*$|(\d+)*x')
