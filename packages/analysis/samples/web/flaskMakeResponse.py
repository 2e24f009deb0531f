# expect: 6 cross-site-scripting
from flask import Flask, request, make_response
app = Flask(__name__)
@app.route('/hi')
def hi():
    resp = make_response('Your name is ' + request.args.get('name', ''))
    return resp
