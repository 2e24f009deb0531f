# expect: 7 cookie-without-secure
from flask import Flask, make_response
app = Flask(__name__)
@app.route('/')
def i():
    r = make_response('x')
    r.set_cookie('sid', 'v')
    return r
