# expect: nothing
from pathlib import Path
from flask import request
def show():
    return (Path('/srv/pages') / Path(request.args['path']).name).read_text().upper()
