# expect: 6 path-traversal
from flask import Flask, send_from_directory
app = Flask(__name__)
@app.route('/f/<path:p>')
def f(p):
    return open('/srv/' + p).read(), {'Content-Type': 'text/plain'}
