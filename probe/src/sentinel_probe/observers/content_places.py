# Who is at the other end of a connection, and whether what goes there is anybody's business.

import sys

PRIVATE = ('10.', '192.168.', '169.254.', 'fe80:', 'fc', 'fd', '0.0.0.0', '::') + tuple(
    '172.%d.' % number for number in range(16, 32)
)
LOOPBACK = ('127.', '::1', 'localhost')
LOCAL = ()


class Places:
    """Kinds of hosts, and what belongs to each."""

    def __init__(self, probe):
        self.probe, self.environ = probe, sys.modules['os'].environ
        self.policy, self.table = probe.load('policy'), None
        self.family = self.peer = None

    def learn_sockets(self):
        """Not before there is a socket: a program that starts others may do so long before it loads `_socket`."""
        raw = sys.modules['_socket']
        self.inet = {raw.AF_INET, getattr(raw, 'AF_INET6', raw.AF_INET)}
        members = raw.socket.__dict__
        self.family, self.peer = members['family'].__get__, members['getpeername']

    def place(self, sock):
        """`(address, port)` of the other end; LOCAL for what is no network, None where it is not connected; ('', None)
        where only TLS is seen."""
        if self.family is None and '_socket' in sys.modules:
            self.learn_sockets()
        try:
            if self.family(sock) not in self.inet:
                return LOCAL
            return self.peer(sock)[:2]
        except TypeError:
            return '', None
        except OSError:
            return None

    def find(self, place, name):
        """`(host, port, kind, types of secrets that belong there)`, or None where nobody looks."""
        address, port = place
        if type(address) is not str:
            return None
        address = address[7:] if address.startswith('::ffff:') else address
        asked = getattr(self.probe, 'asked_for', None)
        host = self.stand_in(address or name or '', port) or name or (asked(address, port) if asked else None) or address
        kind, takes = self.who(host)
        if kind in ('internal', 'loopback'):
            return None
        if kind == 'unknown' and (address or host).startswith(PRIVATE + LOOPBACK if host in (address, name) else PRIVATE):
            return None
        return host, port, kind, takes

    def stand_in(self, address, port):
        said = self.environ.get('SENTINEL_STANDS_FOR')
        if not said or not address.startswith(LOOPBACK):
            return None
        for pair in said.split(','):
            place, _, host = pair.partition('=')
            if place.strip() == (address if port is None else '%s:%s' % (address, port)):
                return host.strip().lower()
        return None

    def who(self, host):
        """`(kind, types of secrets that belong there)`."""
        if self.table is None:
            self.table = {}
            for line in self.probe.load('observers.content_table').HOSTS.splitlines():
                kind, takes, hosts = line.split('\t')
                belongs = frozenset(takes.split(','))
                self.table.update((one, (kind, belongs)) for one in hosts.split(' '))
        guard, internal = self.probe.policy_guard, []
        for policy in guard.policies if guard else ():
            internal += policy.internal or ()
        found = self.policy.kind_of_host(host, self.table, internal)
        return found if type(found) is tuple else (found, frozenset())


def create(probe):
    return Places(probe)
