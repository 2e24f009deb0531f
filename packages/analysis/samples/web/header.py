# expect: 7 header-injection
from flask import Flask, request, Response
app = Flask(__name__)
@app.route('/h')
def h():
    resp = Response('ok')
    resp.headers['X-Custom'] = request.args.get('v')
    return resp
