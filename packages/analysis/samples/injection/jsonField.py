# expect: 6 command-injection
import json, os
from flask import request
def handle():
    body = json.loads(request.data)
    os.system("notify " + body["who"])
