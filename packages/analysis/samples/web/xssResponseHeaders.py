# expect: 9 cross-site-scripting
from flask import Flask, Response, request

app = Flask(__name__)


@app.route("/echo")
def echo():
    return Response("<p>" + request.args["word"], headers={"Content-Type": "text/html"})
