# expect: 5 cross-site-scripting
from flask import request
def greeting():
    visitor = request.values['visitor']
    return f'<p class="hello">{visitor}</p>'
