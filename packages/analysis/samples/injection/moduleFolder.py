# expect: 5 module-folder-chosen
import sys
from flask import request
def extend():
    sys.path.insert(0, request.args['folder'])
