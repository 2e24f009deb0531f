# expect: 3 xml-external-entities-on
from lxml import etree
parser = etree.XMLParser(resolve_entities=True)
tree = etree.parse("menu.xml", parser)
