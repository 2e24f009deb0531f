# expect: nothing
import os
from flask import Flask, request, send_file, abort
app = Flask(__name__)
BASE = '/srv/files'
@app.route('/download')
def download():
    name = request.args.get('name')
    full = os.path.realpath(os.path.join(BASE, name))
    if os.path.commonpath([BASE, full]) != BASE:
        abort(403)
    return send_file(full)
