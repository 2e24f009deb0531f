# expect: nothing
import ldap
import ldap.filter
from flask import request
def find():
    server = ldap.initialize("ldap://directory.internal")
    uid = ldap.filter.escape_filter_chars(request.args["uid"])
    return server.search_s("ou=people", ldap.SCOPE_SUBTREE, f"(uid={uid})")
