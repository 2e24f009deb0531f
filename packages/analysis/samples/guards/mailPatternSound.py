# expect: nothing
import re
MAIL = re.compile(r'^[\w.+-]+@[\w-]+(\.[\w-]+)+$')
