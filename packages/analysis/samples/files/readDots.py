# expect: nothing
from flask import Flask, request, abort
app = Flask(__name__)
@app.route("/doc")
def doc():
    name = request.args["name"]
    if ".." in name or "/" in name:
        abort(400)
    return {"text": open("docs/" + name).read()}
