# expect: 7 code-injection, 10 cross-site-scripting
from flask import Flask, request
app = Flask(__name__)
def clean(text):
    return text.strip()
def compute(text):
    return eval(clean(text))
@app.route("/c")
def c():
    return str(compute(request.args.get("q", "")))
