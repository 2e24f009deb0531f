# Hosts looked up and connected to, addresses listened on.

import sys

FRESH = 30_000_000_000  # nanoseconds for which a look-up explains a connection
LOOKUPS = 256
LONG = 24  # letters of a name from which on it may carry a secret
SERVICES = {
    'http': 80,
    'https': 443,
    'ftp': 21,
    'ssh': 22,
    'smtp': 25,
    'submission': 587,
    'imaps': 993,
    'postgresql': 5432,
    'mysql': 3306,
    'ldap': 389,
    'ldaps': 636,
}


def is_address(host):
    """True for a literal IPv4 or IPv6 address: asking for one is no look-up."""
    return ':' in host or host.replace('.', '').isdigit()


def port_number(value, text):
    """The port as an int; None where it is not told or a service of unknown number."""
    if type(value) is int:
        return value if 0 < value < 65536 else None
    value = text(value) or ''
    return int(value) if value.isdigit() and value.isascii() else SERVICES.get(value)


class Sockets:
    """The parts of `_socket` that are needed, taken from it when the first socket acts."""

    def __init__(self, raw, text):
        members = raw.socket.__dict__
        self.text = text
        self.family = members['family'].__get__  # socket.socket wraps it in an enum
        self.name, self.option = members['getsockname'], members['getsockopt']
        self.inet = {raw.AF_INET, getattr(raw, 'AF_INET6', raw.AF_INET)}
        self.unix = getattr(raw, 'AF_UNIX', None)
        self.listening = (raw.SOL_SOCKET, raw.SO_ACCEPTCONN) if hasattr(raw, 'SO_ACCEPTCONN') else None

    def target(self, sock, address):
        """`(address, port)` of what a socket is given, or None for what is neither an IP address nor a
        path."""
        family = self.family(sock)
        if family in self.inet and type(address) is tuple and len(address) >= 2:
            host = self.text(address[0])
            return None if host is None else (host, address[1] if type(address[1]) is int else None)
        if family == self.unix:
            path = self.text(address)
            return None if not path else ('@' + path[1:] if path[0] == '\0' else path, None)
        return None


class Hosts:
    """The handlers for the events of sockets."""

    def __init__(self, probe):
        system, self.probe = probe.system, probe
        self.recorder, self.field, self.later = probe.recorder, probe.events.field, probe.later
        self.text, self.thread, self.monotonic = system.text, system.thread, system.monotonic
        self.asker, self.place = probe.asker, probe.place
        self.reference = sys.modules['_weakref'].ref
        self.asked = {}  # (address, port) → the name that led there
        self.lookups = {}  # (thread or None, port or None) → (host, when)
        self.sockets = None

    def handlers(self):
        return {
            'socket.getaddrinfo': self.looked_up,
            'socket.gethostbyname': self.looked_up,
            'socket.connect': self.connected,
            'socket.bind': self.bound,
            'socket.sendto': self.connected,
            'socket.sendmsg': self.connected,
        }

    def target(self, args):
        if self.sockets is None:
            self.sockets = Sockets(sys.modules['_socket'], self.text)
        return self.sockets.target(args[0], args[1])

    def tell(self, kind, key, members, at=None):
        if not self.recorder.again(key):
            at = self.field('at', self.place(self.asker()[0]), 900) if at is None else at
            self.recorder.first(key, kind, members + at)

    def looked_up(self, args):
        host = self.text(args[0])
        if not host:
            return
        port = port_number(args[1], self.text) if len(args) > 1 else None
        if len(self.lookups) > LOOKUPS:
            self.lookups.clear()
        self.lookups[self.thread(), port] = self.lookups[None, port] = (host, self.monotonic())
        if not is_address(host):
            if len(host) > LONG and self.probe.content is not None:
                host = self.probe.content.labels(host)  # a name can carry what a connection could not
            self.tell('host.resolved', ('resolved', host), self.field('host', host, 300))

    def name_for(self, port):
        """The name asked for before this connection: by this thread for this port, else by another
        (asyncio)."""
        for key in ((self.thread(), port), (None, port), (self.thread(), None)):
            found = self.lookups.get(key)
            if found is not None and self.monotonic() - found[1] < FRESH:
                return None if is_address(found[0]) else found[0]
        return None

    def connected(self, args):
        found = self.target(args)
        if found is None:
            return
        address, port = found
        host = None
        if port is not None:
            host = self.name_for(port) if is_address(address) else address
        if host is not None:
            if len(self.asked) > LOOKUPS:
                self.asked.clear()
            self.asked[address, port] = host
        self.tell('host.connected', ('connected', address, port, host), self.members(address, port, host))

    def members(self, address, port, host=None):
        port = '' if port is None or not 0 <= port < 65536 else ',"port":%d' % port
        return self.field('host', host, 300) + self.field('address', address, 1000) + port

    def bound(self, args):
        found = self.target(args)
        if found is None:
            return
        address, port = found
        if port != 0:
            self.tell('socket.bound', ('bound', address, port), self.members(address, port))
        elif self.sockets.listening:
            weak, at = self.reference(args[0]), self.field('at', self.place(self.asker()[0]), 900)
            self.later.append(lambda: self.listens(weak(), at))

    def listens(self, sock, at):
        """Port 0 says nothing: the real one is told once the socket listens; a client's own port is
        nobody's."""
        if sock is None:
            return True
        try:
            if not self.sockets.option(sock, *self.sockets.listening):
                return False
            address, port = self.sockets.name(sock)[:2]
        except OSError:
            return True
        self.tell('socket.bound', ('bound', address, port), self.members(address, port), at)
        return True


def create(probe):
    """Handlers by event; gives the probe `asked_for(address, port)`: the name that led there, or None."""
    hosts = Hosts(probe)
    probe.asked_for = lambda address, port: hosts.asked.get((address, port))
    return hosts.handlers()
