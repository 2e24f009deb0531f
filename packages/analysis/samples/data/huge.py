# expect: 4 xml-entities
from lxml import etree
def parse(text):
    return etree.fromstring(text, etree.XMLParser(huge_tree=True))
