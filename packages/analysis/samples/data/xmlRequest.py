# expect: 5 xml-entities
import xml.etree.ElementTree as ET
from flask import request
def read():
    return ET.fromstring(request.data).tag
