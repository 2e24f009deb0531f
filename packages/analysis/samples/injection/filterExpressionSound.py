# expect: nothing
from flask import request
from shop import Item
def find():
    return Item.query.filter(Item.name == request.args['name']).all()
