# expect: nothing
import requests
from urllib.parse import urlparse
from flask import Flask, request, abort
app = Flask(__name__)
HOSTS = {'a.corp.net', 'b.corp.net'}
@app.route('/f')
def f():
    u = request.args['u']
    if urlparse(u).hostname not in HOSTS:
        abort(400)
    return requests.get(u, timeout=3).json()
