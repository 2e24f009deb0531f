# expect: nothing
import xml.etree.ElementTree as ET
print(ET.parse("menu.xml").getroot().tag)
