# expect: nothing
import os
from flask import Flask, request
from werkzeug.utils import secure_filename
app = Flask(__name__)
ALLOWED = {'png', 'jpg'}
def allowed_file(name):
    return '.' in name and name.rsplit('.', 1)[1].lower() in ALLOWED
@app.route('/up', methods=['POST'])
def up():
    f = request.files['file']
    if f and allowed_file(f.filename):
        f.save(os.path.join('/srv/up', secure_filename(f.filename)))
    return 'ok'
