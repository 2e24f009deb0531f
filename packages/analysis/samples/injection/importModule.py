# expect: 7 import-injection
import importlib
from flask import request, Flask
app = Flask(__name__)
@app.route('/p')
def p():
    return importlib.import_module(request.args['m']).run()
