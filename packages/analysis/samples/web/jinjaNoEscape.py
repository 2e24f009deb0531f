# expect: 3 autoescape-off
from jinja2 import Environment, FileSystemLoader
environment = Environment(loader=FileSystemLoader("templates"))
