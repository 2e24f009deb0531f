# expect: 7 cross-site-scripting, 7 unsafe-deserialisation
import base64, pickle
from flask import Flask, request
app = Flask(__name__)
@app.route('/s')
def s():
    return str(pickle.loads(base64.b64decode(request.cookies.get('session'))))
