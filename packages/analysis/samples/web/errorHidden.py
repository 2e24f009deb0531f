# expect: nothing
import logging
from flask import Flask
app = Flask(__name__)
@app.route("/r")
def r():
    try:
        return work()
    except ValueError:
        logging.exception("work failed")
        return "failed", 500
