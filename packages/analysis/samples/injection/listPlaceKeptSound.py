# expect: nothing
import os
from flask import request
words = ['echo', 'hello', request.args['text']]
words[0] = 'printf'
os.system(words[0] + ' ' + words[1])
