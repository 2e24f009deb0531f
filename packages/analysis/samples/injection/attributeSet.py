# expect: 5 attribute-injection
from flask import request
def change(person):
    for name, value in request.get_json().items():
        setattr(person, name, value)
