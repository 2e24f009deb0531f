# expect: 7 log-injection
import logging
from flask import Flask, request
app = Flask(__name__)
@app.route('/l')
def l():
    logging.info('user: %s', request.args.get('u'))
    return 'ok'
