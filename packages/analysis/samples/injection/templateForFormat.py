# expect: 4 format-injection
from flask import request
def greet(shop):
    return request.args['pattern'].format(shop=shop).upper()
