# expect: nothing
from flask import Flask, request, redirect, abort
from urllib.parse import urlparse
app = Flask(__name__)
@app.route("/go")
def go():
    target = request.args["to"]
    if urlparse(target).netloc != "shop.invalid":
        abort(400)
    return redirect(target)
