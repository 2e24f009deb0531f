# expect: 6 path-traversal
from flask import Flask, request, send_file
app = Flask(__name__)
@app.route("/get")
def get():
    return send_file("/srv/" + request.args["p"])
