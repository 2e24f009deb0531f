# expect: 4 xml-entities
from xml.dom import minidom
def parse(path):
    return minidom.parse(path)
