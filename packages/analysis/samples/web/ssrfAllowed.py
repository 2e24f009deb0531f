# expect: nothing
import requests
from flask import request
HOSTS = ["a.internal", "b.internal"]
def status():
    host = request.args["host"]
    if host in HOSTS:
        return requests.get("http://" + host + "/status").status_code
    return None
