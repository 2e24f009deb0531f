# expect: 5 server-side-request
import requests
from flask import request
def status():
    return requests.get(f"http://{request.args['host']}/status").status_code
