# expect: 6 cross-site-scripting
from flask import Flask, request, make_response
app = Flask(__name__)
@app.route("/r")
def r():
    response = make_response("Hi " + request.cookies["name"])
    return response
