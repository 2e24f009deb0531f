# expect: nothing
from flask import make_response
def answer():
    response = make_response("ok")
    response.set_cookie("id", "1", secure=True, httponly=True, samesite="Lax")
    return response
