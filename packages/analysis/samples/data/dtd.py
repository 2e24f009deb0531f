# expect: 5 xml-entities
from lxml import etree
def validate(xml_path):
    parser = etree.XMLParser(load_dtd=True, dtd_validation=True)
    return etree.parse(xml_path, parser)
