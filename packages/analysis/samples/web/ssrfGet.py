# expect: 7 server-side-request
import requests
from flask import Flask, request
app = Flask(__name__)
@app.route("/fetch")
def fetch():
    answer = requests.get(request.args["url"], timeout=5)
    return {"size": len(answer.content)}
