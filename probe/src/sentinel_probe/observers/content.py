# What leaves this process for other hosts, looked at above encryption, before its first byte is gone.
#
# All that is written in Python ends in a few functions: the methods of `socket.socket`, of `ssl.SSLSocket`, and of
# `ssl.SSLObject`, which asyncio stands on. Plaintext is looked at once: what lies below TLS begins as its records do.
# Who is asked for decides what belongs there: the name the program looked up, or the one that TLS was told.
#
# Not looked at: this machine and private addresses, unless a name of a known provider led there, or
# SENTINEL_STANDS_FOR (`127.0.0.1:8443=api.example.com,…`) says whom such an address stands for: a tunnel, a proxy of
# one's own, a stand-in. Without a port it is for asyncio's TLS, which is seen apart from its socket. It is
# read at each new connection and can only add to what is looked at.

import sys

DEEP = 1 << 18  # bytes of a request that are looked at in every way; what follows is sampled
WINDOW = 1 << 20
EVERY = 16  # of the pieces behind that one is looked at, for the values that this process knows
CLASSED = 1 << 15  # bytes of a request in which personal data is counted
TAIL = 512
ENDS = 32
CONNECTIONS = 1024
CLEAN = 4096
METHODS = (b'GET ', b'POST ', b'PUT ', b'PATCH ', b'DELETE ', b'HEAD ', b'OPTIONS ', b'CONNECT ')
RECORDS = (b'\x14\x03', b'\x15\x03', b'\x16\x03', b'\x17\x03')  # of TLS
PRIVATE = ('10.', '192.168.', '169.254.', 'fe80:', 'fc', 'fd', '0.0.0.0', '::') + tuple(
    '172.%d.' % number for number in range(16, 32)
)
LOOPBACK = ('127.', '::1', 'localhost')
CREDENTIAL_PORTS = frozenset((21, 25, 110, 143, 465, 587, 993, 995, 1433, 3306, 5432, 5672, 6379, 27017))
HEADERS = (b'authorization', b'x-api-key', b'api-key', b'apikey', b'x-auth-token', b'private-token', b'cookie')
NEVER = ('paste', 'webhook', 'model')
SIGN_IN = (b'token', b'oauth', b'login', b'auth', b'session')


class Flow:
    """One connection: where it leads, and what of it was looked at."""

    __slots__ = (
        'host port kind takes thread blocked opaque tail inflate unsent origin deep turn counts found judged login '
        'members chunked trail first quiet skipped'
    ).split()

    def __init__(self, host, port, kind, takes):
        self.host, self.port, self.kind, self.takes = host, port, kind, takes
        self.thread = self.blocked = self.unsent = self.origin = self.judged = self.members = self.quiet = None
        self.skipped = 0
        self.opaque = False
        self.turn = 0
        self.renew()

    def renew(self):
        """Another request on the same connection."""
        self.inflate, self.deep, self.counts, self.found, self.login = None, DEEP, {}, set(), False
        self.tail = self.trail = b''
        self.chunked, self.first = False, True


class Caller:
    """A call around what is sent, where the user's frames can still be seen."""

    __slots__ = ('origin',)

    def __init__(self, origin):
        self.origin = origin


class Content:
    """Looks at pieces, asks the policy, and tells."""

    def __init__(self, watcher):
        self.watcher, self.probe = watcher, watcher.probe
        self.clean = set()  # hashes of pieces that held nothing
        self.flows = {}  # id of a socket → (weak reference, Flow or None)
        self.reference = sys.modules['_weakref'].ref
        self.environ = sys.modules['os'].environ
        self.policy = self.probe.load('policy')
        self.table, self.has_blocked = None, False
        self.secrets = self.views = self.classes = None
        raw = sys.modules['_socket']
        self.inet = {raw.AF_INET, getattr(raw, 'AF_INET6', raw.AF_INET)}
        members = raw.socket.__dict__
        self.family, self.peer = members['family'].__get__, members['getpeername']

    def open(self):
        """What the first look needs."""
        load = self.probe.load
        self.secrets = load('observers.content_secrets').create(self.probe)
        self.views = load('observers.content_views').create(self.probe)
        shape = load('observers.content_classes')
        self.classes, self.classes_told = shape.create(self.probe), shape.told

    # --- where it goes

    def flow(self, sock, name, address):
        """The Flow of a socket; None where nobody looks. `address` is given for a datagram's own."""
        key = id(sock)
        entry = self.flows.get(key)
        if entry is not None and entry[0]() is sock and address is None:
            return entry[1]
        place = address or self.place(sock)
        found = None if place is None else self.new_flow(place, name)
        if address is None and place is not None:
            if len(self.flows) >= CONNECTIONS:
                self.flows.clear()
            self.flows[key] = self.reference(sock, lambda _: self.flows.pop(key, None)), found
        return found

    def place(self, sock):
        """`(address, port)` of the other end; None for what is no network, or not connected; ('', None) where only TLS
        is seen."""
        try:
            if self.family(sock) not in self.inet:
                return None
            return self.peer(sock)[:2]
        except TypeError:
            return '', None
        except OSError:
            return None

    def new_flow(self, place, name):
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
        return Flow(host, port, kind, takes)

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

    # --- what it holds

    def look(self, flow, raw, library):
        """Everything that is decided on one piece, before it leaves."""
        if self.secrets is None:
            self.probe.quietly(self.open)
        if raw.startswith(METHODS):
            self.begin_request(flow, raw)
        elif flow.deep <= 0 and len(raw) < WINDOW // 4:
            flow.turn += 1
            if flow.turn % EVERY and flow.quiet is not None:
                flow.skipped += len(raw)
                return
        self.probe.quietly(self.secrets.refresh)
        secrets, examined = {}, 0
        mark = hash((flow.tail, raw, len(self.secrets.known))) if len(raw) < WINDOW // 16 else None
        if mark in self.clean:
            examined = len(raw)
            flow.deep -= examined
            flow.tail, flow.first = (flow.tail + raw)[-TAIL:], False
        elif flow.deep > 0:
            piece = raw[: flow.deep]
            examined = len(piece)
            body = self.views.unframed(piece) if flow.chunked and not flow.first else piece
            for view in self.views.of(body, flow):
                self.search(flow, view, secrets)
            flow.tail, flow.first = (flow.tail + body)[-TAIL:], False
            flow.deep -= len(piece)
        if examined < len(raw):
            examined += self.sample(flow, raw[examined:], secrets)
        fresh = [one for key, one in secrets.items() if key not in flow.found]
        flow.found.update(secrets)
        if mark is not None and not secrets and not flow.counts and flow.inflate is None and not flow.chunked:
            self.remember(mark)
        size, flow.skipped = len(raw) + flow.skipped, 0
        self.decide(flow, fresh, (size, examined), library)

    def remember(self, mark):
        """Most heads of a program are alike, and many bodies: what held nothing holds nothing again."""
        if len(self.clean) >= CLEAN:
            self.clean.clear()
        self.clean.add(mark)

    def begin_request(self, flow, raw):
        flow.renew()
        flow.origin = None
        head = raw[: raw.find(b'\r\n\r\n') if b'\r\n\r\n' in raw else None].lower()
        flow.login = any(word in head.partition(b'\r\n')[0] for word in SIGN_IN)
        flow.chunked = b'\r\ntransfer-encoding: chunked' in head

    def search(self, flow, view, secrets):
        for known, at in self.secrets.by_value(view):
            self.note(flow, known.type, known.value, self.belongs_known(flow, known, view, at), secrets)
        values = {one.value for one in self.secrets.known}
        for type_, value in self.secrets.by_format(view):
            if value not in values:
                self.note(flow, type_, value, type_ in flow.takes, secrets)
        if flow.deep >= DEEP - CLASSED or len(view) >= CLASSED:
            self.classes.count(view, flow.counts)

    def sample(self, flow, rest, secrets):
        """Of a long stream the values that this process knows: in one piece of EVERY, at the beginning of a large one."""
        piece = rest[:WINDOW]
        for known, at in self.secrets.by_value(flow.tail + piece):
            self.note(flow, known.type, known.value, self.belongs_known(flow, known, piece, at), secrets)
        flow.tail = rest[-TAIL:]
        return len(piece)

    def note(self, flow, type_, value, belongs, secrets):
        key = type_, hash(value), belongs
        if key not in secrets:
            secrets[key] = type_, value, belongs

    def belongs_known(self, flow, known, view, at):
        """A value with a provider's form belongs to the provider. Another one belongs where its own name says so, and
        where it stands as a credential does: in a header for it, in a sign-in, at a service that has its own protocol."""
        if known.type not in ('environment', 'file', 'keyring'):
            return known.type in flow.takes
        host = flow.host.lower()
        words = [word for word in known.name.lower().replace('-', '_').split('_') if len(word) > 3]
        if any(word in host.split('.')[:-1] for word in words) or flow.port in CREDENTIAL_PORTS:
            return True
        if flow.kind in NEVER:
            return False
        line = view[view.rfind(b'\n', 0, at) + 1 : at].lower()
        return (line.startswith(HEADERS) and view.startswith(METHODS)) or flow.login

    # --- what is done about it

    def decide(self, flow, secrets, sizes, library):
        classes = self.classes_told(flow.counts)
        origin = flow.origin
        if origin is None or secrets or classes:
            origin = flow.origin = self.origin(library, flow)
        verdict, denied = None, None
        guard = self.probe.policy_guard
        if guard is not None and 'content.sent' in guard.acts:
            verdict, denied = self.judge(guard, flow, (secrets, classes), sizes[0])
        self.tell(flow, (secrets, classes), sizes, verdict)
        if denied is not None:
            flow.blocked, self.has_blocked = str(denied), True
            raise denied

    def origin(self, library, flow):
        at, used = self.watcher.origin(library)
        if at is None:
            caller = self.watcher.enclosing(Caller)
            if caller is not None:
                return caller.origin
            if flow.origin is not None:
                return flow.origin
        return at, used

    def judge(self, guard, flow, found, size):
        """`(verdict, what is to be raised or None)`; asked again only where something new was found."""
        secrets, classes = found
        types = sorted({type_ for type_, _, _ in secrets})
        strays = sorted({type_ for type_, _, belongs in secrets if not belongs})
        key = tuple(types), tuple(strays), tuple(classes)
        if flow.judged is not None and flow.judged[0] == key:
            return flow.judged[1], None
        facts = {
            'destination.host': flow.host,
            'destination.port': flow.port or 0,
            'destination.kind': flow.kind,
            'data.classes': sorted(classes),
            'data.secrets': types,
            'data.strays': strays,
            'data.bytes': size,
        }
        subject = '%s to %s' % (', '.join(strays + sorted(classes)) or 'content', flow.host)
        try:
            verdict = guard.judge('content.sent', facts, subject) or 'allow'
        except PermissionError as denied:
            return 'deny', denied
        flow.judged = key, verdict
        return verdict, None

    def tell(self, flow, found, sizes, verdict):
        secrets, classes = found
        watcher = self.watcher
        quiet = flow.origin, verdict
        sums = {'bytes': sizes[0], 'examined': sizes[1]}
        if not secrets and not classes and flow.quiet == quiet and self.was_told(flow.members):
            watcher.add('content.sent', flow.members, sums)
            return
        told = ','.join([self.secrets.told(*one) for one in secrets[:16]])
        counts = ','.join(['"%s":%d' % one for one in sorted(classes.items())])
        members = (
            watcher.field('host', flow.host or None, 250)
            + watcher.number('port', flow.port)
            + watcher.field('kind', flow.kind)
            + ',"classes":{' + counts + '}'
            + ',"secrets":[' + told + ']'
            + watcher.field('verdict', verdict)
        )
        watcher.tell('content.sent', members, sums, flow.origin)
        flow.quiet = None
        if not secrets and not classes:
            flow.quiet, flow.members = quiet, members + watcher.field('library', flow.origin[1], 120)

    def was_told(self, members):
        telling = self.watcher.tell.__self__
        return telling.run is self.probe.run and ('content.sent', members) in telling.entries

    # --- around the functions

    def sending(self, library, name_of):
        """`(begin, end)` of a method that sends `args[1]`."""
        thread = self.watcher.thread

        def begin(args, kwargs):
            sock = args[0]
            if type(sock) is int or len(args) + len(kwargs) < 2:
                return None
            address = self.address(args, kwargs)
            flow = self.flow(sock, name_of(sock), address)
            if flow is None or flow.opaque or flow.thread == thread():
                return None
            if flow.blocked is not None:
                raise self.probe.load('guard').denial(flow.blocked)
            raw = bytes_of(args[1] if len(args) > 1 else next(iter(kwargs.values())))
            if raw is None or not raw:
                return None
            if library == 'socket' and raw.startswith(RECORDS) and '_ssl' in sys.modules:
                flow.opaque = True
                return None
            again, flow.unsent = flow.unsent, None
            if again is None or again != (len(raw), raw[:ENDS], raw[-ENDS:]):
                self.look(flow, raw, library)
            flow.thread = thread()
            return flow, raw

        def end(state, result, fault):
            flow, raw = state
            flow.thread = None
            if type(result) is int and 0 <= result < len(raw):
                flow.unsent = len(raw) - result, raw[result : result + ENDS], raw[-ENDS:]

        return begin, end

    def receive(self, args, kwargs):
        """Nobody waits for an answer to what was stopped: httpcore passes over a write that fails, and would say no
        more than that the server is gone."""
        entry = self.flows.get(id(args[0])) if self.has_blocked else None
        if entry is not None and entry[1] is not None and entry[1].blocked is not None and entry[0]() is args[0]:
            raise self.probe.load('guard').denial(entry[1].blocked)

    def address(self, args, kwargs):
        """The address of a datagram: a tuple behind the data."""
        last = args[-1] if len(args) > 2 else kwargs.get('address')
        return last[:2] if type(last) is tuple and len(last) >= 2 else None


def bytes_of(data):
    """The bytes that a method is given to send: a buffer, a list of them, or a file; None for anything else."""
    if type(data) is bytes:
        return data
    if isinstance(data, (list, tuple)):
        return b''.join([bytes(one) for one in data])
    if hasattr(data, 'read') and hasattr(data, 'fileno'):
        pread = getattr(sys.modules.get('posix'), 'pread', None)
        return pread(data.fileno(), WINDOW, data.tell()) if pread else None
    return bytes(memoryview(data))


def create(watcher):
    """Acts by role."""
    content = Content(watcher)

    def calling(parameters):
        library = watcher.library_of(parameters['module'])
        return lambda args, kwargs: Caller(watcher.origin(library)), lambda state, result, fault: None

    return {
        'socket': lambda given: content.sending('socket', lambda sock: None),
        'encrypted': lambda given: content.sending('ssl', lambda sock: sock.server_hostname),
        'receive': lambda given: (content.receive, lambda state, result, fault: None),
        'call': calling,
    }
