# expect: 5 path-overwrite
import os
from flask import request
def remove():
    os.remove("/srv/files/" + request.form["name"])
