# expect: 4 command-injection
import os
from flask import request
os.execlp('bash', 'bash', '-c', request.form['line'])
