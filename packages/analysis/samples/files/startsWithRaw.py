# expect: 7 path-traversal
from flask import request
def show():
    path = request.args['path']
    if not path.startswith('/srv/pages/'):
        return 'no'
    return open(path).read().upper()
