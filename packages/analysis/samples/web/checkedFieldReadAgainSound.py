# expect: nothing
from urllib.parse import urlsplit
from flask import redirect, request
def leave():
    if urlsplit(request.args.get('to', '')).netloc:
        return redirect('/')
    return redirect(request.args.get('to', '/'))
