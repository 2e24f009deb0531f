# expect: nothing
import re
OURS = re.compile(r'^https://shop\.corp\.com/')
