# expect: nothing
import os
from flask import request
def show():
    path = os.path.realpath(request.args['path'])
    if not path.startswith('/srv/pages/'):
        return 'no'
    return open(path).read().upper()
