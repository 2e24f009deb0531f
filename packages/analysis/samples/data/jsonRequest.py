# expect: nothing
import json
from flask import Flask, request
app = Flask(__name__)
@app.route("/load", methods=["POST"])
def load():
    return {"keys": list(json.loads(request.form["state"]))}
