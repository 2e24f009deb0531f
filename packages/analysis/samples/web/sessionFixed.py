# expect: nothing
from flask import Flask, session
app = Flask(__name__)
@app.route("/start")
def start():
    session["step"] = 1
    return {}
