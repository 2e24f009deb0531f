# expect: nothing
from lxml import etree
from flask import request
def price():
    tree = etree.parse("prices.xml")
    return tree.xpath("//item[@name=$name]/price", name=request.args["name"])
