# expect: nothing
import requests
from flask import Flask, request
app = Flask(__name__)
@app.route("/fetch")
def fetch():
    answer = requests.get("https://api.shop.invalid/items/" + request.args["id"], timeout=5)
    return {"size": len(answer.content)}
