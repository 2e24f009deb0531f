# expect: 6 ldap-injection
import ldap3
def find(user):
    server = ldap3.Server('h')
    with ldap3.Connection(server) as c:
        c.search(search_base='dc=x', search_filter=f'(&(uid={user})(active=1))')
        return c.entries
