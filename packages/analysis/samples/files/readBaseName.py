# expect: nothing
import os
from flask import Flask, request
app = Flask(__name__)
@app.route("/doc")
def doc():
    with open(os.path.join("docs", os.path.basename(request.args["name"]))) as file:
        return {"text": file.read()}
