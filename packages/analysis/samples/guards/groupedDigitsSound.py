# expect: nothing
import re
AMOUNT = re.compile(r'^\d{1,3}(\.\d{3})*(,\d{2})?$')
