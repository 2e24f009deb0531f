# expect: 7 server-side-request
import socket
from flask import Flask, request
app = Flask(__name__)
@app.route('/f')
def f():
    s = socket.create_connection((request.args['h'], 80))
    return {'ok': True}
