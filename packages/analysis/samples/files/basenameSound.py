# expect: nothing
import os
from flask import Flask, request, send_file
app = Flask(__name__)
@app.route('/f')
def f():
    return send_file(os.path.join('/srv/files', os.path.basename(request.args['f'])))
