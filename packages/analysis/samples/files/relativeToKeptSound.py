# expect: nothing
from pathlib import Path
from flask import request
ROOT = Path('/srv/pages')
def show():
    path = (ROOT / request.args['path']).resolve()
    path.relative_to(ROOT)
    return path.read_text().upper()
