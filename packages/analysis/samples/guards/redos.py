# expect: 4 slow-pattern
import re
def check(mail):
    return re.match(r'^([a-zA-Z0-9]+)+@x\.com$', mail)
