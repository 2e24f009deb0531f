# expect: 7 server-side-request
import requests
from flask import Flask, request
app = Flask(__name__)
@app.route('/f')
def f():
    return requests.get(request.args['u'], timeout=3).json()
