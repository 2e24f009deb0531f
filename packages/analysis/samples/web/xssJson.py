# expect: nothing
from flask import Flask, request
app = Flask(__name__)
@app.route("/echo")
def echo():
    return {"echo": request.args.get("q")}
