# expect: nothing
from flask import Flask, request
from html import escape
app = Flask(__name__)
@app.route("/search")
def search():
    term = escape(request.args.get("q", ""))
    return f"<p>Results for {term}</p>"
