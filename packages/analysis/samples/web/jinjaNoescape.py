# expect: 4 autoescape-off
from jinja2 import Environment, FileSystemLoader
def page(name):
    env = Environment(loader=FileSystemLoader('t'))
    return env.get_template('a.html').render(name=name)
