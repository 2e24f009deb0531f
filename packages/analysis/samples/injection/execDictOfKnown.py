# expect: nothing
from flask import Flask, request
app = Flask(__name__)
FORMULAS = {"a": "1 + 2", "b": "3 * 4"}
@app.route("/c")
def c():
    return {"v": eval(FORMULAS[request.args["name"]])}
