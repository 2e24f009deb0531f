# expect: nothing
from flask import Flask, request, escape
app = Flask(__name__)
@app.route('/hi')
def hi():
    return f"<h1>{escape(request.args.get('name'))}</h1>"
