# expect: 5 sql-injection
from flask import request
from shop import Item
def find():
    return Item.query.filter("name like '%" + request.args['name'] + "%'").all()
