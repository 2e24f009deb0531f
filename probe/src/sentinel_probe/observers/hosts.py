# Hosts looked up and connected to, addresses listened on.

import sys

FRESH = 30_000_000_000  # nanoseconds for which a look-up explains a connection
LOOKUPS = 256
SERVICES = {'http': 80, 'https': 443, 'ftp': 21, 'ssh': 22, 'smtp': 25, 'submission': 587, 'imaps': 993,
            'postgresql': 5432, 'mysql': 3306, 'ldap': 389, 'ldaps': 636}


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

    def __init__(self, raw):
        members = raw.socket.__dict__
        self.family = members['family'].__get__  # socket.socket wraps it in an enum
        self.name, self.option = members['getsockname'], members['getsockopt']
        self.inet = {raw.AF_INET, getattr(raw, 'AF_INET6', raw.AF_INET)}
        self.unix = getattr(raw, 'AF_UNIX', None)
        self.listening = (raw.SOL_SOCKET, raw.SO_ACCEPTCONN) if hasattr(raw, 'SO_ACCEPTCONN') else None


def create(probe):
    """Handlers for the events of sockets."""
    system, recorder, field = probe.system, probe.recorder, probe.events.field
    text, thread, monotonic = system.text, system.thread, system.monotonic
    asker, place = probe.asker, probe.place
    reference = sys.modules['_weakref'].ref
    held = []

    def sockets():
        if not held:
            held.append(Sockets(sys.modules['_socket']))
        return held[0]

    lookups = {}  # (thread or None, port or None) → (host, when)

    def tell(kind, key, members):
        if not recorder.again(key):
            recorder.first(key, kind, members + field('at', place(asker()[0]), 900))

    def looked_up(args):
        host = text(args[0])
        if not host:
            return
        port = port_number(args[1], text) if len(args) > 1 else None
        if len(lookups) > LOOKUPS:
            lookups.clear()
        lookups[thread(), port] = lookups[None, port] = (host, monotonic())
        if not is_address(host):
            tell('host.resolved', ('resolved', host), field('host', host, 300))

    def name_for(address, port):
        """The name asked for before this connection: by this thread for this port, else by another (asyncio)."""
        for key in ((thread(), port), (None, port), (thread(), None)):
            found = lookups.get(key)
            if found is not None and monotonic() - found[1] < FRESH:
                return None if is_address(found[0]) else found[0]
        return None

    def target(sock, address):
        """`(address, port)` of what a socket is given, or None for what is neither an IP address nor a path."""
        family = sockets().family(sock)
        if family in sockets().inet and type(address) is tuple and len(address) >= 2:
            host = text(address[0])
            return None if host is None else (host, address[1] if type(address[1]) is int else None)
        if family == sockets().unix:
            path = text(address)
            return None if not path else ('@' + path[1:] if path[0] == '\0' else path, None)
        return None

    def connected(args):
        found = target(args[0], args[1])
        if found is None:
            return
        address, port = found
        host = None
        if port is not None:
            host = name_for(address, port) if is_address(address) else address
        tell('host.connected', ('connected', address, port, host), members(address, port, host))

    def members(address, port, host=None):
        port = '' if port is None or not 0 <= port < 65536 else ',"port":%d' % port
        return field('host', host, 300) + field('address', address, 1000) + port

    def bound(args):
        found = target(args[0], args[1])
        if found is None:
            return
        address, port = found
        if port == 0:
            if sockets().listening:
                probe.later.append(late_binding(reference(args[0]), asker()[0]))
            return
        tell('socket.bound', ('bound', address, port), members(address, port))

    def late_binding(weak, frame):
        """Port 0 says nothing: the real one is told once the socket listens; a client's own port is nobody's."""
        at = field('at', place(frame), 900)

        def settle():
            sock = weak()
            if sock is None:
                return True
            try:
                if not sockets().option(sock, *sockets().listening):
                    return False
                address, port = sockets().name(sock)[:2]
            except OSError:
                return True
            if not recorder.again(('bound', address, port)):
                recorder.first(('bound', address, port), 'socket.bound', members(address, port) + at)
            return True

        return settle

    return {'socket.getaddrinfo': looked_up, 'socket.gethostbyname': looked_up, 'socket.connect': connected,
            'socket.bind': bound, 'socket.sendto': connected, 'socket.sendmsg': connected}
