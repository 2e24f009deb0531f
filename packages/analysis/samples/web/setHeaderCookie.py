# expect: 7 cookie-without-secure
from flask import Flask, Response
app = Flask(__name__)
@app.route('/')
def i():
    r = Response('x')
    r.headers['Set-Cookie'] = 'sid=abc; Path=/'
    return r
