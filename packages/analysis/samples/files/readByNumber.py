# expect: nothing
from flask import request
def page():
    return open("pages/%d.txt" % int(request.args["n"])).read()
