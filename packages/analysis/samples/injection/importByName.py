# expect: 5 import-injection
import importlib
from flask import request
def plugin():
    return importlib.import_module(request.args["plugin"])
