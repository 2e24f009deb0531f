# expect: 5 ldap-injection
from ldap3 import Server, Connection
def find(username):
    conn = Connection(Server('ldap://h'), auto_bind=True)
    conn.search('dc=ex,dc=com', '(uid=' + username + ')', attributes=['mail'])
    return conn.entries
