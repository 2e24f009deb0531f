# expect: 7 cross-site-scripting
from flask import Flask, request
app = Flask(__name__)
@app.route('/hi')
def hi():
    name = request.args.get('name', 'x')
    return f'<h1>Hello {name}</h1>'
