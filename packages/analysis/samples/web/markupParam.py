# expect: 4 cross-site-scripting
from markupsafe import Markup
def badge(text):
    return Markup('<b>%s</b>' % text)
