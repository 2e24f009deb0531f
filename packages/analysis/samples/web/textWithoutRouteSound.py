# expect: nothing
from flask import request
def label():
    visitor = request.values['visitor']
    return 'visitor ' + visitor
