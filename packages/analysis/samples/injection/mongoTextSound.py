# expect: nothing
from pymongo import MongoClient
from flask import Flask, request
app = Flask(__name__)
db = MongoClient().shop
@app.route('/l', methods=['POST'])
def l():
    return {'n': db.users.count_documents({'name': str(request.json['name'])})}
