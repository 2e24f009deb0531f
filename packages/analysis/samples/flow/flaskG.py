# expect: 6 command-injection
from flask import Flask, g, request
import os
app = Flask(__name__)
def work():
    os.system("tool " + g.name)
@app.route("/w")
def w():
    g.name = request.args["name"]
    work()
    return {}
