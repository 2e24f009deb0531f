# expect: 12 cross-site-scripting
from flask import Flask, Response, request

app = Flask(__name__)
DRAWING = "<svg xmlns='http://www.w3.org/2000/svg'><text>%s</text></svg>"


@app.route("/badge")
def badge():
    text = request.args.get("text", "")
    drawing = DRAWING % text
    return Response(drawing, mimetype="image/svg+xml")
