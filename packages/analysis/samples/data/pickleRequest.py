# expect: 7 unsafe-deserialisation
import pickle, base64
from flask import Flask, request
app = Flask(__name__)
@app.route("/load", methods=["POST"])
def load():
    state = pickle.loads(base64.b64decode(request.form["state"]))
    return {"keys": list(state)}
