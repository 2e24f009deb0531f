# expect: 7 template-injection
from jinja2 import Template
from flask import Flask, request
app = Flask(__name__)
@app.route('/p')
def p():
    return Template('Hello ' + request.args['n']).render()
