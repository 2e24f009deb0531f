# expect: 7 attribute-injection
from flask import request, Flask
import tools
app = Flask(__name__)
@app.route('/p')
def p():
    f = getattr(tools, request.args['f'])
    return f()
