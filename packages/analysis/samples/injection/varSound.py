# expect: nothing
from lxml import etree
def find(tree, user):
    return tree.xpath('//user[name=$n]', n=user)
