# expect: nothing
import logging
from flask import Flask, request
app = Flask(__name__)
@app.route('/l')
def l():
    u = request.args.get('u').replace('\n', '').replace('\r', '')
    logging.info('user: %s', u)
    return 'ok'
