# expect: 7 header-injection, 7 open-redirect
from flask import Flask, make_response, request
app = Flask(__name__)
@app.route("/l")
def l():
    response = make_response("", 302)
    response.headers["Location"] = request.args["to"]
    return response
