# expect: 4 cross-site-scripting
from flask import Markup, request
def box():
    return Markup("<i>" + request.args["t"] + "</i>")
