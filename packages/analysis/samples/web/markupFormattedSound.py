# expect: nothing
from markupsafe import Markup
from pages import subtitle
HEAD = Markup('<h2>{}</h2>').format(subtitle)
