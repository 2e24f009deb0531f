# expect: nothing
from jinja2 import Environment, FileSystemLoader, select_autoescape
env = Environment(loader=FileSystemLoader('templates'), autoescape=select_autoescape())
def page(name):
    return env.get_template('a.html').render(name=name)
