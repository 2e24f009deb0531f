# expect: 6 session-poisoning
from flask import Flask, request, session
app = Flask(__name__)
@app.route('/login')
def login():
    session['id'] = request.args.get('sid')
    return 'ok'
