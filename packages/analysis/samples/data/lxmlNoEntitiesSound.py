# expect: nothing
from lxml import etree
PARSER = etree.XMLParser(resolve_entities=False)
def read(text):
    return etree.fromstring(text, PARSER)
