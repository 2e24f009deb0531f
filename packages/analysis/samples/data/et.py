# expect: 4 xml-entities
import xml.etree.ElementTree as ET
def parse(xml_text):
    return ET.fromstring(xml_text)
