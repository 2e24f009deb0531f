# expect: 7 code-injection
from flask import Flask, request
app = Flask(__name__)
@app.route("/calc", methods=["POST"])
def calc():
    formula = request.get_json()["formula"]
    result = eval(formula)
    return {"result": result}
