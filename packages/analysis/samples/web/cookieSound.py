# expect: nothing
from flask import Flask, make_response
app = Flask(__name__)
@app.route('/')
def i():
    r = make_response('x')
    r.set_cookie('sid', 'v', secure=True, httponly=True, samesite='Lax')
    return r
