# expect: 5 template-injection
from jinja2 import Template
from flask import request
def page():
    return Template(request.form["layout"]).render()
