# expect: 4 debug-server
from flask import Flask
app = Flask(__name__)
app.config.update(DEBUG=True, TESTING=False)
