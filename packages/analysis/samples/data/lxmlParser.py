# expect: 4 xml-external-entities-on, 5 xml-entities
from lxml import etree
def parse(path):
    parser = etree.XMLParser(resolve_entities=True, load_dtd=True)
    return etree.parse(path, parser)
