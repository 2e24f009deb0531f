# expect: 7 command-injection
from flask import Blueprint, request
import os
pages = Blueprint("pages", __name__)
@pages.route("/p")
def p():
    os.system("tool " + request.args["n"])
    return {}
