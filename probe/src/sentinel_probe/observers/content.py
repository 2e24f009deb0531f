# What leaves this process for other hosts, looked at above encryption, before its first byte is gone.
#
# All that is written in Python ends in a few functions: the methods of `socket.socket`, of `ssl.SSLSocket`, and of
# `ssl.SSLObject`, which asyncio stands on. Each piece passes content.c (content_pure.py where there is no extension):
# the usual one holds nothing and ends there. What may hold something, and the first of each connection, comes here.
# Who is asked for decides what belongs there: the name the program looked up, or the one that TLS was told.
#
# Not looked at: this machine and private addresses, unless a name of a known provider led there, or
# SENTINEL_STANDS_FOR (`127.0.0.1:8443=api.example.com,…`) says whom such an address stands for: a tunnel, a proxy of
# one's own, a stand-in. Without a port it is for asyncio's TLS, which is seen apart from its socket. It is
# read at each new connection and can only add to what is looked at.

import sys

IGNORED, SLOW, SETTLED, GONE = 0, 1, 2, -1
WINDOW = 1 << 20
CONNECTIONS = 1024
RECORDS = (b'\x14\x03', b'\x15\x03', b'\x16\x03', b'\x17\x03', b'SSH-')  # of TLS, and how SSH begins


class Flow:
    """One connection: where it leads, and what was found on it."""

    __slots__ = (
        'host port kind takes blocked origin counts found login chunked coding inflate trail before kept seen quiet members judged'
    ).split()

    def __init__(self, host, port, kind, takes):
        self.host, self.port, self.kind, self.takes = host, port, kind, takes
        self.blocked = self.origin = self.judged = self.members = self.quiet = None
        self.begin(b'', b'')

    def begin(self, line, head):
        """Another request on the same connection."""
        self.inflate, self.trail, self.before, self.kept = None, b'', b'', []
        self.counts, self.found, self.seen, self.origin = {}, set(), set(), None
        line, head = line.lower(), head.lower()
        self.login = any(word in line for word in SIGN_IN)
        self.chunked = b'\r\ntransfer-encoding: chunked' in head
        self.coding = head.partition(b'\r\ncontent-encoding:')[2].partition(b'\r\n')[0].strip()


SIGN_IN = (b'token', b'oauth', b'login', b'auth', b'session')


class Caller:
    """A call around what is sent, where the user's frames can still be seen."""

    __slots__ = ('origin',)

    def __init__(self, origin):
        self.origin = origin


class Content:
    """Takes in connections and pieces, asks the policy, and tells."""

    def __init__(self, watcher):
        self.watcher, self.probe = watcher, watcher.probe
        load = self.probe.load
        self.flows = {}  # id of a socket → (weak reference, Flow)
        self.others = {}  # what destinations.find gave → Flow
        self.reference = sys.modules['_weakref'].ref
        self.destinations = load('observers.content_places').create(self.probe)
        self.search = None
        native, shape = self.probe.native, load('observers.content_filter')
        self.bits = shape
        self.filter = self.probe.quietly(shape.create, self.probe)
        made = native.content(self.slow, getattr(sys, 'dllhandle', 0)) if native and self.filter.native else None
        made = made or load('observers.content_pure').create(self.slow, self.filter, shape)
        self.plain, self.secure, self.sent, self.mode, self.take = made
        self.run, self.has_blocked = None, False
        if hasattr(self.probe.system.os, 'register_at_fork'):
            self.probe.system.os.register_at_fork(after_in_child=self.forked)

    # --- connections

    def slow(self, sock, raw, library, found=None, tail=b'', line=b''):
        """A connection that is not known yet (three arguments), or a piece of one, before it leaves: 1 where every
        further piece of this request is to be seen, 2 where the lines of its head need no second look."""
        entry = self.flows.get(id(sock))
        if entry is None or found is None:
            self.opened(sock, raw, library)
            return 0
        if self.probe.ended:
            return 0
        return self.piece(entry[1], raw, library, (found, tail, line), id(sock))

    def opened(self, sock, raw, library):
        """Take in a connection; what is not connected yet, or encrypts later, is asked about again."""
        if library == 'ssl' and sock._sslobj is None:
            return
        place = self.destinations.place(sock)
        if place is None:
            return
        key = id(sock)
        encrypted = library == 'socket' and begins_encrypted(raw)
        found = None if encrypted or place is LOCAL else self.new_flow(place, getattr(sock, 'server_hostname', None))
        if len(self.flows) >= CONNECTIONS:
            for old in list(self.flows):
                self.gone(old)
        self.flows[key] = self.reference(sock, lambda _: self.gone(key)), found
        self.mode(key, IGNORED if found is None else SLOW)

    def new_flow(self, place, name):
        found = self.destinations.find(place, name)
        if found is None:
            return None
        self.probe.quietly(self.learn)  # what this process knows by now is looked for from the first byte on
        return Flow(*found)

    def learn(self):
        if self.search is None:
            self.search = self.probe.load('observers.content_search').create(self.probe, self.filter)
        self.search.refresh()

    def gone(self, key):
        self.flush(key)
        self.flows.pop(key, None)
        self.mode(key, GONE)

    def flush(self, key):
        """Tell the bytes that content.c let through since the last time."""
        entry = self.flows.get(key)
        sums = self.take(key)
        if entry is not None and entry[1] is not None and entry[1].members and sums[0] and self.run is self.probe.run:
            self.watcher.add('content.sent', entry[1].members, {'bytes': sums[0], 'examined': sums[1]})

    def begin_run(self):
        """The end of this process is to be heard, before what was told is summed up."""
        self.run = self.probe.run
        before = self.probe.tell_modules

        def tell_modules():
            for key in list(self.flows):
                self.flush(key)
            before()

        self.probe.tell_modules = tell_modules

    def forked(self):
        """In a child every connection is told anew; what the parent sent is the parent's."""
        try:
            for key, (_, flow) in list(self.flows.items()):
                self.take(key)
                if flow is not None:
                    flow.quiet = flow.origin = None
                    self.mode(key, SLOW)
        except Exception:  # an unknown Python is no reason to keep a program from forking
            self.probe.recorder.faults += 1

    # --- pieces

    def piece(self, flow, raw, library, state, key):
        found, tail, line = state
        if flow.blocked is not None:
            raise self.probe.load('guard').denial(flow.blocked)
        self.probe.quietly(self.search.refresh)
        if found & self.bits.BEGINS:
            flow.begin(line, raw[: raw.find(b'\r\n\r\n')])
        secrets = {}
        if found & self.bits.SEEN:
            secrets = self.search.search(flow, tail, raw, found)
        fresh = [one for name, one in secrets.items() if name not in flow.found]
        flow.found.update(secrets)
        verdict = self.decide(flow, fresh, library, key)
        if key is not None:
            self.mode(key, SETTLED)
        again = flow.inflate is not None or flow.chunked
        stray = verdict == 'warn' or any(not belongs for _, _, belongs in secrets.values())
        return (1 if again else 0) | (0 if stray or flow.counts else 2)

    def other(self, raw, library, place, name=None, is_head=False):
        """A piece that is no socket's own: a datagram, a message of a library that sends in C, the words of a command."""
        found = self.destinations.find(place, name)
        flow = self.others.get(found) if found is not None else None
        if flow is None and found is not None:
            if len(self.others) >= CONNECTIONS:
                self.others.clear()
            flow = self.others[found] = Flow(*found)
        if flow is not None:
            self.other_flow(flow, raw, library, is_head)

    def other_flow(self, flow, raw, library, is_head=False):
        if not raw or self.probe.ended:
            return
        bits = self.bits
        wanted = bits.KNOWN | bits.FORMAT | bits.NUMBER | bits.FIRST
        self.probe.quietly(self.learn)
        found = self.filter.scan(raw[:WINDOW], wanted) | bits.FIRST
        flow.begin(b'', b'')
        flow.blocked = None  # each is an act of its own
        line = raw.partition(b'\r\n')[0] if is_head else b''
        self.size = len(raw)
        self.piece(flow, raw, library, (found | (bits.BEGINS if is_head else 0), b'', line), None)

    def labels(self, name):
        """A name that is looked up, without the part that holds a secret: asking for it is sending it to whoever
        answers for the rest."""
        raw = name.replace('.', '').encode('utf-8', 'surrogatepass')
        bits = self.bits
        self.probe.quietly(self.learn)
        if not self.filter.scan(raw, bits.KNOWN | bits.FORMAT) & (bits.KNOWN | bits.FORMAT):
            return name
        rest = '***.' + '.'.join(name.rstrip('.').split('.')[-2:])
        self.other_flow(Flow(rest, 53, 'unknown', frozenset()), raw, 'socket')
        return rest

    def settled_file(self, host, raw, at):
        """A file that another program takes elsewhere: told, and no policy is asked, for it is written."""
        kind = self.destinations.who(host)[0]
        flow = Flow(host, None, kind if kind != 'unknown' else 'storage', frozenset())
        bits = self.bits
        self.probe.quietly(self.learn)
        found = self.filter.scan(raw, bits.KNOWN | bits.FORMAT | bits.NUMBER | bits.FIRST) | bits.FIRST
        secrets = self.search.search(flow, b'', raw, found) if found & bits.SEEN else {}
        flow.origin = at, None
        told = list(secrets.values()), self.search.told(flow.counts)
        self.tell(flow, told, {'bytes': len(raw), 'examined': len(raw)}, None)

    # --- what is done about it

    def decide(self, flow, secrets, library, key):
        classes = self.search.told(flow.counts)
        if flow.origin is None or secrets or classes:
            flow.origin = self.origin(library, flow)
        verdict, denied = None, None
        guard = self.probe.policy_guard
        sums = self.take(key) if key is not None else (self.size, min(self.size, WINDOW))
        if guard is not None and 'content.sent' in guard.acts:
            verdict, denied = self.judge(guard, flow, (secrets, classes), sums[0])
        self.tell(flow, (secrets, classes), {'bytes': sums[0], 'examined': sums[1]}, verdict)
        if denied is not None:
            flow.blocked = str(denied)
            self.blocked()
            raise denied
        return verdict

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
        """`(verdict, what is to be raised or None)`; asked again only where something new was found, or the policy is
        another."""
        secrets, classes = found
        types = sorted({type_ for type_, _, _ in secrets})
        strays = sorted({type_ for type_, _, belongs in secrets if not belongs})
        key = tuple(types), tuple(strays), tuple(classes), tuple(map(id, guard.policies))
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

    def tell(self, flow, found, sums, verdict):
        secrets, classes = found
        watcher = self.watcher
        if self.run is not self.probe.run:
            self.begin_run()
        quiet = flow.origin, verdict
        if not secrets and not classes and flow.quiet == quiet and self.was_told(flow.members):
            watcher.add('content.sent', flow.members, sums)
            return
        told = ','.join([self.search.secrets.told(*one) for one in secrets[:16]])
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
        if not secrets and not classes:
            flow.quiet, flow.members = quiet, members + watcher.field('library', flow.origin[1], 120)

    def was_told(self, members):
        telling = self.watcher.tell.__self__
        return telling.run is self.probe.run and ('content.sent', members) in telling.entries

    def blocked(self):
        """Nobody waits for an answer to what was stopped: httpcore passes over a write that fails, and would say no
        more than that the server is gone."""
        if self.has_blocked:
            return
        self.has_blocked = True
        for module, name in (('socket', 'socket'), ('ssl', 'SSLSocket')):
            owner = getattr(sys.modules.get(module), name, None)
            for method in ('recv', 'recv_into') if owner is not None else ():
                found = getattr(owner, method)
                type.__setattr__(owner, method, self.watcher.wrap(found, (self.receive, lambda *args: None)))

    def receive(self, args, kwargs):
        entry = self.flows.get(id(args[0]))
        if entry is not None and entry[1] is not None and entry[1].blocked is not None and entry[0]() is args[0]:
            raise self.probe.load('guard').denial(entry[1].blocked)


LOCAL = ()  # content_places.LOCAL: no network


def begins_encrypted(raw):
    try:
        return bytes(memoryview(raw)[:4]).startswith(RECORDS) and ('_ssl' in sys.modules or raw[:1] == b'S')
    except TypeError:
        return False


def create(watcher):
    """Acts by role."""
    content = Content(watcher)
    watcher.probe.content = content
    content.messages = messages = watcher.probe.load('observers.content_messages').create(watcher, content, Flow)
    acts = watcher.probe.load('observers.content_acts').create(watcher, content, Caller)
    for role in ('message', 'transport', 'headers', 'rpc', 'stdin'):
        acts[role] = getattr(messages, role)
    return acts
