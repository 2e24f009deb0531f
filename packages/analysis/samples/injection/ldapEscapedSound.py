# expect: nothing
from ldap3 import Connection, Server
from ldap3.utils.conv import escape_filter_chars
def find(name):
    with Connection(Server('h')) as c:
        c.search('dc=a', '(uid=' + escape_filter_chars(name) + ')')
        return c.entries
