# expect: nothing
import os, uuid
from flask import Flask, request
app = Flask(__name__)
@app.route("/up", methods=["POST"])
def up():
    request.files["f"].save(os.path.join("uploads", str(uuid.uuid4())))
    return {}
