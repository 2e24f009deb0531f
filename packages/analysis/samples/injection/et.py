# expect: 8 xpath-injection
import xml.etree.ElementTree as ET
from flask import request, Flask
app = Flask(__name__)
@app.route('/x')
def x():
    root = ET.parse('u.xml').getroot()
    return str(len(root.findall(".//user[@id='%s']" % request.args['id'])))
