# expect: 6 template-injection
from flask import Flask, request, render_template_string
app = Flask(__name__)
@app.route("/hi")
def hi():
    return render_template_string("<h1>Hi " + request.args["name"] + "</h1>")
