# expect: 5 regex-injection
import re
from flask import request
def search(lines):
    return [line for line in lines if re.search(request.args["q"], line)]
