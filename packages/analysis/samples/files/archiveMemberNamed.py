# expect: 6 path-overwrite
import zipfile
from flask import request
def unpack_one():
    with zipfile.ZipFile('/srv/in.zip') as box:
        box.extract(request.args['part'])
