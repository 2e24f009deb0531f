# expect: nothing
import ldap
from ldap.filter import escape_filter_chars
def find(user):
    con = ldap.initialize('ldap://127.0.0.1')
    return con.search_s('dc=x', ldap.SCOPE_SUBTREE, '(uid=%s)' % escape_filter_chars(user))
