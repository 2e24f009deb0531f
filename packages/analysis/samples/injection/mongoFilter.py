# expect: 6 nosql-injection
from flask import request
import pymongo
users = pymongo.MongoClient()["shop"]["users"]
def login():
    return users.find_one({"name": request.json["name"], "password": request.json["password"]})
