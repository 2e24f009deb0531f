# expect: 11 command-injection
from flask import Flask, request
import os
app = Flask(__name__)
@app.route("/x")
def x():
    kind = request.args["kind"]
    name = request.args["name"]
    if kind not in ("a", "b"):
        return {}
    os.system("tool " + name)
    return {}
