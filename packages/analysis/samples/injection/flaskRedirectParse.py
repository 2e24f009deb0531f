# expect: 8 open-redirect
from flask import Flask, request, redirect
from urllib.parse import urlparse
app = Flask(__name__)
@app.route('/go')
def go():
    target = request.args.get('target', '')
    return redirect(target)
