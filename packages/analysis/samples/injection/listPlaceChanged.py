# expect: 7 command-injection
import os
from flask import request
words = ['echo', 'hello']
words[0] = 'printf'
words[1] = request.args['text']
os.system(words[0] + ' ' + words[1])
