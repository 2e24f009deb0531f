# expect: 7 autoescape-off, 7 template-injection
from mako.template import Template
from flask import Flask, request
app = Flask(__name__)
@app.route('/l')
def l():
    return Template(request.args['t']).render()
