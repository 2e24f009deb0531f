# expect: 5 server-side-request
from urllib.request import urlopen
from flask import request
def image():
    return urlopen(request.form["image"]).read()
