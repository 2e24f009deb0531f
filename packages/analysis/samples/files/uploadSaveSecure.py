# expect: 9 upload-of-any-kind
import os
from flask import Flask, request
from werkzeug.utils import secure_filename
app = Flask(__name__)
@app.route("/up", methods=["POST"])
def up():
    file = request.files["f"]
    file.save(os.path.join("uploads", secure_filename(file.filename)))
    return {}
