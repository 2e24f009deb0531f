# expect: nothing
from flask import Flask, request, redirect
from urllib.parse import urlparse
app = Flask(__name__)
@app.route('/go')
def go():
    target = request.args.get('t', '/')
    if urlparse(target).netloc != 'shop.corp.net':
        return redirect('/')
    return redirect(target)
