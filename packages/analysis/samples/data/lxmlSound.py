# expect: nothing
from lxml import etree
def parse(text):
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))
