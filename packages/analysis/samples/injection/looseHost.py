# expect: 3 loose-host-pattern
import re
OURS = re.compile('^https://shop.corp.com/')
