# expect: nothing
import defusedxml.ElementTree as ET
from flask import request
def read():
    return ET.fromstring(request.data).tag
