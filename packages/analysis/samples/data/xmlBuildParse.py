# expect: 4 xml-entities
import xml.etree.ElementTree as ET
def store(name, price):
    doc = ET.fromstring(f'<item><name>{name}</name><price>{price}</price></item>')
    ET.ElementTree(doc).write('items.xml')
