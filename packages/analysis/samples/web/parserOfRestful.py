# expect: 7 server-side-request
import requests
from flask_restful import reqparse
fields = reqparse.RequestParser()
fields.add_argument('feed')
def read_feed():
    return requests.get(fields.parse_args()['feed'], timeout=9).text[:10].upper()
