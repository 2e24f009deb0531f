# expect: nothing
from pymongo import MongoClient
from flask import Flask, request
app = Flask(__name__)
db = MongoClient().shop
@app.route('/l')
def l():
    return {'n': db.users.count_documents({'n': str(request.json['n'])})}
