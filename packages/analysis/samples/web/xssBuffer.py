# expect: 10 cross-site-scripting
from flask import Flask, request
app = Flask(__name__)
@app.route("/list")
def listing():
    page = "<ul>"
    for item in request.args.getlist("item"):
        page += "<li>" + item + "</li>"
    page += "</ul>"
    return page
