# expect: nothing
from flask import Flask, request
app = Flask(__name__)
def compute(text):
    text = "1 + 1"
    return eval(text)
@app.route("/c")
def c():
    return {"v": compute(request.args.get("q", ""))}
