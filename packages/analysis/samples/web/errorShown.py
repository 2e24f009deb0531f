# expect: 9 error-details-shown
from flask import Flask
app = Flask(__name__)
@app.route("/r")
def r():
    try:
        return work()
    except ValueError as error:
        return f"failed: {error}", 500
