# expect: 9 nosql-injection
from pymongo import MongoClient
from flask import Flask, request
app = Flask(__name__)
db = MongoClient()['shop']
@app.route('/l', methods=['POST'])
def l():
    data = request.get_json()
    user = db.users.find_one({'u': data['u'], 'p': data['p']})
    return {'ok': bool(user)}
