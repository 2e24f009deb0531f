# expect: none
import json
from flask import Flask, Response, request

app = Flask(__name__)


@app.route("/echo")
def echo():
    return Response(json.dumps(request.args["word"]), headers={"Content-Type": "application/json"})
