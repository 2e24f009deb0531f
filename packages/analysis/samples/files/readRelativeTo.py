# expect: nothing
from pathlib import Path
from flask import Flask, request, abort
app = Flask(__name__)
ROOT = Path("/srv/docs")
@app.route("/doc")
def doc():
    path = (ROOT / request.args["name"]).resolve()
    if not path.is_relative_to(ROOT):
        abort(404)
    return {"text": path.read_text()}
