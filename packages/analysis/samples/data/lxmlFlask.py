# expect: 7 cross-site-scripting, 7 xml-entities
from lxml import etree
from flask import Flask, request
app = Flask(__name__)
@app.route('/x', methods=['POST'])
def x():
    return etree.fromstring(request.data).tag
