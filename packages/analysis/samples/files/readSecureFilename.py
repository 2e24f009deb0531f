# expect: nothing
from flask import Flask, request
from werkzeug.utils import secure_filename
app = Flask(__name__)
@app.route("/up", methods=["POST"])
def up():
    file = request.files["file"]
    with open("uploads/" + secure_filename(file.filename), "wb") as out:
        out.write(file.read())
    return {}
