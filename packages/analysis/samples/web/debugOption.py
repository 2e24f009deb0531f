# expect: nothing
import os
from flask import Flask
server = Flask("shop")
server.run(debug=os.environ.get("DEBUG") == "1")
