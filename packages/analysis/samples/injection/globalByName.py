# expect: 4 attribute-injection
from flask import request
def run():
    return globals()[request.args['job']]()
