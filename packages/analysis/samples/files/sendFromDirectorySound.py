# expect: nothing
from flask import Flask, send_from_directory
app = Flask(__name__)
@app.route('/f/<path:name>')
def f(name):
    return send_from_directory('/srv/files', name)
