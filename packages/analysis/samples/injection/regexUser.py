# expect: 7 regex-injection
import re
from flask import Flask, request
app = Flask(__name__)
@app.route('/s')
def s():
    return {'n': len(re.findall(request.args['p'], TEXT))}
