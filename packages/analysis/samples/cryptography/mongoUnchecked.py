# expect: 3 certificate-check-off
from pymongo import MongoClient
orders = MongoClient('db.corp.net', tls=True, tlsInsecure=True)
