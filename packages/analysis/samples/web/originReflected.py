# expect: 5 origin-reflected
from flask import request
def finish(answer):
    origin = request.headers['Origin']
    answer.headers['Access-Control-Allow-Origin'] = origin
