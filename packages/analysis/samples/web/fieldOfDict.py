# expect: 6 cross-site-scripting
from flask import Flask, request
app = Flask(__name__)
@app.route('/card')
def card():
    return '<b>{0[who]}</b>'.format({'who': request.args['who'], 'how': 'well'})
