# expect: nothing
from flask import Flask, request, redirect
from urllib.parse import urlparse, urljoin
app = Flask(__name__)
def is_safe_url(t):
    ref = urlparse(request.host_url)
    test = urlparse(urljoin(request.host_url, t))
    return test.scheme in ('http', 'https') and ref.netloc == test.netloc
@app.route('/go')
def go():
    target = request.args.get('t', '/')
    if not is_safe_url(target):
        target = '/'
    return redirect(target)
