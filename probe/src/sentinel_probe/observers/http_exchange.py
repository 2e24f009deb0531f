# One request and its answer, whichever library carries it: what is told of it, and the path without what
# names one person or record.

SEGMENTS = 16
PATH = 300
KNOWN = 512
LONG = 40  # characters of a path's part; a longer one is no name of an operation
UNBROKEN = 20  # …without any of `-_.:`: nobody reads such a word, so it is a key or an id
DIGITS = 6
LETTERS = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
HEX = frozenset('0123456789abcdefABCDEF')
PLAIN = LETTERS | frozenset('0123456789-_.:~@$()+')
USUAL = {'http': 80, 'https': 443, 'ws': 80, 'wss': 443}


def is_name(part):
    """True for a part of a path that names an operation; ids, keys, addresses and data are none."""
    if not part or len(part) > LONG or part[0] not in LETTERS and part[0] not in '_.$~@' or '@' in part[1:]:
        return False
    digits = 0
    for letter in part:
        if letter not in PLAIN:
            return False
        digits += letter in '0123456789'
    if digits >= DIGITS:
        return False
    if digits and len(part) >= 8 and HEX.issuperset(part.replace('-', '')):
        return False
    unbroken = max(map(len, part.replace('_', '-').replace('.', '-').replace(':', '-').split('-')))
    return unbroken < UNBROKEN or (
        not digits and (part.islower() or part.isupper()) and unbroken < LONG // 2 + 8
    )


def template(path):
    """The path with ids and the like as `{}`, without query and fragment: `/users/{}/orders`."""
    path = path.partition('?')[0].partition('#')[0].partition(';')[0]
    parts = path.split('/')
    kept = [part if not part or is_name(part) else '{}' for part in parts[: SEGMENTS + 1]]
    if len(parts) > SEGMENTS + 1:
        kept.append('…')
    return '/'.join(kept)[:PATH] or '/'


def split_url(url):
    """`(scheme, host, port, path)` of an absolute URL, without the user and password that it may hold."""
    scheme, _, rest = url.partition('://')
    end = min([index for index in map(rest.find, '/?#') if index >= 0] or [len(rest)])
    place = rest[:end].rpartition('@')[2]
    host, port = split_place(place)
    return scheme.lower(), host, port, rest[end:]


def split_place(place):
    """`(host, port)` of `host:port`, `[::1]:port` or a host alone."""
    if place.startswith('['):
        host, _, port = place[1:].partition(']')
        port = port[1:]
    else:
        host, _, port = place.partition(':')
    return host.lower(), int(port) if port.isdigit() and port.isascii() else None


class Carrier:
    """An act that requests are part of: what they carried is its own. What an SDK does is derived from it."""

    __slots__ = ('host', 'status', 'sent', 'received', 'origin')

    def __init__(self, origin):
        self.origin = origin
        self.host = self.status = self.sent = self.received = None

    def carry(self, other):
        """An exchange or an inner act is over."""
        self.host, self.status = other.host or self.host, other.status or self.status
        if other.sent is not None:
            self.sent = (self.sent or 0) + other.sent
        if other.received is not None:
            self.received = (self.received or 0) + other.received


class Exchange:
    """A request as it is known up to now."""

    __slots__ = ('method', 'scheme', 'host', 'port', 'path', 'sent', 'received', 'status', 'origin', 'around')

    def __init__(self, method, place, path, origin):
        self.method, self.path, self.origin = method, path, origin
        self.scheme, self.host, self.port = place
        self.sent = self.received = self.status = None


class Exchanges:
    """Tells exchanges, as web requests and, where the host is a model's, as calls of it."""

    def __init__(self, watcher):
        self.watcher, self.known = watcher, {}
        self.models = watcher.probe.load('observers.model_call').create(watcher)

    def begin(self, method, place, path, library):
        """`place` is (scheme, host, port or None)."""
        unpacking = self.watcher.probe.unpacking
        if unpacking is None:
            origin = self.watcher.origin(library)
        else:
            origin, path = unpacking.origin, unpacking.page(path)
        exchange = Exchange(method, place, path, origin)
        exchange.around = self.watcher.enclosing(Carrier)
        return exchange

    def members(self, exchange):
        """The JSON text of what makes two exchanges the same: kept, as most requests of a program are alike."""
        alike = exchange.method, exchange.scheme, exchange.host, exchange.port, exchange.path, exchange.status
        found = self.known.get(alike)
        if found is None:
            if len(self.known) >= KNOWN:
                self.known.clear()
            found = self.known[alike] = self.text_of(exchange, template(exchange.path))
        return found

    def text_of(self, exchange, path):
        watcher, port = self.watcher, exchange.port
        if port is None or not 0 < port < 65536:
            port = USUAL.get(exchange.scheme)
        return (
            watcher.field('method', exchange.method.upper(), 20)
            + watcher.field('scheme', exchange.scheme, 12)
            + watcher.field('host', exchange.host, 250)
            + watcher.number('port', port)
            + watcher.field('path', path, PATH * 2)
            + watcher.number('status', exchange.status)
        )

    def tell(self, exchange):
        sums = {'bytesSent': exchange.sent, 'bytesReceived': exchange.received}
        self.watcher.tell('http.requested', self.members(exchange), sums, exchange.origin)
        if exchange.around is not None:
            exchange.around.carry(exchange)
        else:
            self.models.requested(exchange)

    def add(self, exchange, sums):
        """More bytes of an exchange that was told: of a connection that stays open."""
        library = self.watcher.field('library', exchange.origin[1], 120)
        self.watcher.add('http.requested', self.members(exchange) + library, sums)


def length(value):
    """A Content-Length as an int, or None."""
    if type(value) is bytes:
        value = value.decode('ascii', 'replace')
    return (
        int(value) if type(value) is str and value.isdigit() and value.isascii() and len(value) < 16 else None
    )


def create(watcher):
    """The one teller of a process's exchanges."""
    if 'http_exchange' not in watcher.shapes:
        watcher.shapes['http_exchange'] = Exchanges(watcher)
    return watcher.shapes['http_exchange']
