# expect: nothing
from flask import Flask
DEBUG_MODE = False
server = Flask("shop")
server.run(debug=DEBUG_MODE)
