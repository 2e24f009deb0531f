# expect: 7 path-traversal
from pathlib import Path
from flask import Flask, request
app = Flask(__name__)
@app.route("/doc")
def doc():
    return {"text": (Path("docs") / request.args["name"]).read_text()}
