# expect: nothing
from pathlib import Path
from flask import request
ROOT = Path('/srv/pages')
def show():
    path = (ROOT / request.args['path']).resolve()
    if ROOT not in path.parents:
        return 'no'
    return path.read_text().upper()
