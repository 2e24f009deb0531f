# expect: 6 ldap-injection
import ldap
from flask import request
def find():
    server = ldap.initialize("ldap://directory.internal")
    return server.search_s("ou=people", ldap.SCOPE_SUBTREE, f"(uid={request.args['uid']})")
