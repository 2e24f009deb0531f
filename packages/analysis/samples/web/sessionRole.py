# expect: 6 session-poisoning
from flask import Flask, request, session
app = Flask(__name__)
@app.route("/role", methods=["POST"])
def role():
    session["role"] = request.form["role"]
    return {}
