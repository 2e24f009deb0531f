# expect: nothing
from flask import Flask, request
app = Flask(__name__)
@app.route('/card')
def card():
    return '<b>{0[how]}</b>'.format({'who': request.args['who'], 'how': 'well'})
