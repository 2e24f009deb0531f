# expect: 7 any-site-may-call
from flask import Flask, make_response
app = Flask(__name__)
@app.route('/f')
def f():
    r = make_response('x')
    r.headers['Access-Control-Allow-Origin'] = '*'
    return r
