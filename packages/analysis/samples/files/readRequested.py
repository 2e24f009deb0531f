# expect: 6 path-traversal
from flask import Flask, request
app = Flask(__name__)
@app.route("/doc")
def doc():
    with open("docs/" + request.args["name"]) as file:
        return {"text": file.read()}
