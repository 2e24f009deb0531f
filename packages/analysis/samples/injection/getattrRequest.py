# expect: 6 attribute-injection
from flask import Flask, request
app = Flask(__name__)
@app.route("/do")
def do():
    handler = getattr(service, request.args["action"])
    return handler()
