# expect: 6 ldap-injection
import ldap3
from flask import request
def find():
    connection = ldap3.Connection(ldap3.Server("directory.internal"))
    connection.search("ou=people", "(cn=%s)" % request.form["name"])
