# expect: 8 path-overwrite
import os
from flask import Flask, request
app = Flask(__name__)
@app.route("/up", methods=["POST"])
def up():
    file = request.files["f"]
    file.save(os.path.join("uploads", file.filename))
    return {}
