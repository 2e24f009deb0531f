# expect: 7 error-details-shown
import traceback
from flask import Flask
app = Flask(__name__)
@app.errorhandler(500)
def e(err):
    return traceback.format_exc(), 500
