# expect: 6 xpath-injection
from lxml import etree
from flask import request
def price():
    tree = etree.parse("prices.xml")
    return tree.xpath("//item[@name='%s']/price" % request.args["name"])
