# expect: nothing
import os
from flask import request
os.execlp('grep', 'grep', '-e', request.form['word'], '/srv/words')
