# expect: nothing
import os
from flask import Flask, request, abort
from werkzeug.utils import secure_filename
app = Flask(__name__)
@app.route('/up', methods=['POST'])
def up():
    f = request.files['file']
    name = secure_filename(f.filename)
    if os.path.splitext(f.filename)[1].lower() not in ('.png', '.jpg'):
        abort(400)
    f.save(os.path.join('/srv/up', name))
    return {}
