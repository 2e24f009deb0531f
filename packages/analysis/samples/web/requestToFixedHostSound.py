# expect: nothing
from flask import request
from urllib.request import Request, urlopen
def push():
    order = Request('https://stock.corp.net/items/' + request.args['item'], data=request.get_data())
    return urlopen(order).status
