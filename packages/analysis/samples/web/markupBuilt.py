# expect: 4 markup-built
from markupsafe import Markup
from pages import subtitle
HEAD = Markup('<h2>%s</h2>' % subtitle)
