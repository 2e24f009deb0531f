# expect: 7 path-overwrite
from flask import Flask, request
app = Flask(__name__)
@app.route("/up", methods=["POST"])
def up():
    file = request.files["file"]
    with open("uploads/" + file.filename, "wb") as out:
        out.write(file.read())
    return {}
