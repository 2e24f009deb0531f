# expect: 5 debug-server
from flask import Flask
def create():
    app = Flask(__name__)
    app.config['DEBUG'] = True
    return app
