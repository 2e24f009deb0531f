# expect: 6 server-side-request
from flask import request
from urllib.request import Request, urlopen
def pull():
    order = Request('https://stock.corp.net/')
    order.full_url = request.args['mirror']
    return urlopen(order).status
