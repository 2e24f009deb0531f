# expect: nothing
from flask import Flask, request, render_template
app = Flask(__name__)
@app.route("/search")
def search():
    return render_template("search.html", term=request.args.get("q", ""))
