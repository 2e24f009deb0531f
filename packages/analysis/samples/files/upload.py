# expect: 8 path-overwrite
import os
from flask import Flask, request
app = Flask(__name__)
@app.route('/up', methods=['POST'])
def up():
    f = request.files['file']
    f.save(os.path.join('/srv/up', f.filename))
    return 'ok'
