# expect: 7 open-redirect
from urllib.parse import urlsplit
from flask import redirect, request
def leave():
    to = request.args['to']
    if (urlsplit(to).hostname or '').endswith('corp.net'):
        return redirect(to)
    return redirect('/')
