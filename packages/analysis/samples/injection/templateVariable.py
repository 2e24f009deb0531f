# expect: nothing
from flask import Flask, request, render_template_string
app = Flask(__name__)
@app.route("/hi")
def hi():
    return render_template_string("<h1>Hi {{ name }}</h1>", name=request.args["name"])
