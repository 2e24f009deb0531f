# expect: nothing
from markupsafe import Markup
RULE = Markup('<hr>')
