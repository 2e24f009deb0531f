# expect: nothing
from flask import Response
def make():
    response = Response('x')
    response.headers['Set-Cookie'] = 'sid=abc; Path=/; Secure; HttpOnly'
    return response
