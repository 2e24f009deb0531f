# expect: nothing
from flask import Flask, request
app = Flask(__name__)
@app.route("/do")
def do():
    action = request.args["action"]
    if action not in ("start", "stop"):
        return "no"
    return getattr(service, action)()
