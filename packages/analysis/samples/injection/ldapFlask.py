# expect: 9 ldap-injection
from flask import Flask, request
import ldap
app = Flask(__name__)
@app.route('/u')
def u():
    con = ldap.initialize('ldap://127.0.0.1')
    dn = 'dc=%s' % request.args['dc']
    return str(con.search_s(dn, ldap.SCOPE_SUBTREE, '(cn=*)'))
