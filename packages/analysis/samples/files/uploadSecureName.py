# expect: 9 upload-of-any-kind
import os
from flask import Flask, request
from werkzeug.utils import secure_filename
app = Flask(__name__)
@app.route('/up', methods=['POST'])
def up():
    f = request.files['file']
    f.save(os.path.join('/srv/up', secure_filename(f.filename)))
    return 'ok'
