# expect: 5 cookie-without-secure
from flask import make_response
def answer():
    response = make_response("ok")
    response.set_cookie("id", "1", secure=False)
    return response
