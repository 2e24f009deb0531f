# expect: nothing
import re
from flask import request
def search(lines):
    return [line for line in lines if re.search(re.escape(request.args["q"]), line)]
