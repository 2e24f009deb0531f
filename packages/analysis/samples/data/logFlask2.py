# expect: 6 log-injection
from flask import Flask, request
app = Flask(__name__)
@app.route('/l')
def l():
    app.logger.warning('bad login for ' + request.form['user'])
    return 'ok'
