# expect: nothing
import xml.etree.ElementTree as ET
root = ET.parse('settings.xml').getroot()
