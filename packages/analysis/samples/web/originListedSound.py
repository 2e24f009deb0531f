# expect: nothing
from flask import request
def finish(answer):
    origin = request.headers['Origin']
    if origin in ('https://a.corp.net', 'https://b.corp.net'):
        answer.headers['Access-Control-Allow-Origin'] = origin
