# expect: 4 xpath-injection
from lxml import etree
def find(tree, user):
    return tree.xpath("//user[name='" + user + "']")
