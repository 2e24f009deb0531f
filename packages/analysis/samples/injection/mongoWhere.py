# expect: 8 nosql-injection
from pymongo import MongoClient
from flask import Flask, request
app = Flask(__name__)
db = MongoClient().shop
@app.route('/l')
def l():
    return str(list(db.users.find({'$where': "this.n == '%s'" % request.args['n']})))
