# expect: nothing
import pymongo
users = pymongo.MongoClient()["shop"]["users"]
print(users.find_one({"name": "admin"}))
