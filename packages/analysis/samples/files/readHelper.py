# expect: 5 path-traversal
from flask import Flask, request
app = Flask(__name__)
def load(name):
    with open(name) as file:
        return file.read()
@app.route("/x")
def x():
    return {"t": load("data/" + request.args["f"])}
