# expect: 5 cross-site-scripting
from bottle import route, request
@route("/hi")
def hi():
    return "<b>" + request.query.name + "</b>"
