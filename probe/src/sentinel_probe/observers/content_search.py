# The closer look at a piece that may hold something: the known values, the formats and the counts, in every reading.


class Search:
    """What is looked for, loaded with the first piece."""

    def __init__(self, probe, filter):
        load = probe.load
        self.bits, self.filter, self.probe = load('observers.content_filter'), filter, probe
        self.secrets = load('observers.content_secrets').create(probe)
        self.views = load('observers.content_views').create(probe)
        shape = load('observers.content_classes')
        self.classes, self.told = shape.create(probe, filter), shape.told

    def refresh(self):
        if self.secrets.refresh():
            self.filter.learn([needle for one in self.secrets.known for needle in one.needles])

    def search(self, flow, tail, raw, found):
        """`{(type, hash of the value, whether it belongs): (type, value, whether it belongs)}`; counts go to the flow."""
        bits, secrets = self.bits, {}
        self.classes.begin_piece(flow.seen)
        head, body = self.parts(raw, found)
        if head:
            self.count(flow, head, found & bits.NUMBER)
            self.look(flow, head, bits.KNOWN | bits.FORMAT | bits.PACKED, secrets, True)
        if not body:
            return secrets
        if flow.chunked:  # the bytes before are those of the body, without its frames
            body = self.views.unframed(body)
            tail, flow.before = flow.before, (flow.before + body)[-TAIL:]
            found |= bits.KNOWN | bits.FORMAT | bits.NUMBER  # frames may stand within what is looked for
        self.count(flow, body, found, tail)
        self.look(flow, tail + body, found, secrets, is_cut=bool(tail))
        if found & bits.PACKED:
            for view in self.views.unpacked(body, flow):
                self.count(flow, view, bits.NUMBER | bits.NAMED | bits.FIRST)
                self.look(flow, view, bits.KNOWN | bits.FORMAT | bits.PACKED, secrets)
        return secrets

    def parts(self, raw, found):
        """A request's head and what stands behind it."""
        if not found & self.bits.BEGINS:
            return b'', raw
        head, end, body = raw.partition(b'\r\n\r\n')
        return head + end, body

    def look(self, flow, view, found, secrets, head=False, is_cut=False):
        """The values and formats in a text, and in the codes within it."""
        bits = self.bits
        if found & bits.KNOWN:
            for known, at in self.secrets.by_value(view):
                self.note(known.type, known.value, self.belongs(flow, known, view[:at], head), secrets)
        if found & bits.FORMAT:
            values = {one.value for one in self.secrets.known}
            for type_, value in self.secrets.by_format(view):
                if value not in values:
                    self.note(type_, value, type_ in flow.takes, secrets)
        if found & bits.PACKED:
            for inner in self.views.coded(view):
                self.classes.count(inner, flow.counts, is_cut)
                self.classes.count_names(inner, flow.counts, True)
                self.look(flow, inner, bits.KNOWN | bits.FORMAT, secrets)

    def count(self, flow, view, found, tail=b''):
        """Personal data. Addresses and phones that are too few in one piece are counted with those of the next."""
        bits = self.bits
        if found & (bits.NUMBER | bits.NAMED):
            self.classes.count(tail + view, flow.counts, bool(tail))
            self.classes.count_names(view, flow.counts, found & bits.FIRST)
        elif found & bits.MARKED:
            flow.kept.append(view[:KEPT])
            text = b'\n'.join(flow.kept)
            if text.count(b'@') + text.count(b'+') >= self.classes.few or len(text) > KEPT:
                flow.kept = []
                self.classes.count(text, flow.counts)

    def note(self, type_, value, belongs, secrets):
        key = type_, hash(value), belongs
        if key not in secrets:
            secrets[key] = type_, value, belongs

    def belongs(self, flow, known, before, head):
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
        return flow.login or (head and before.rpartition(b'\n')[2].lower().startswith(HEADERS))


KEPT = 1 << 14  # bytes of pieces that hold too few addresses to be counted alone
TAIL = 256
CREDENTIAL_PORTS = frozenset((21, 25, 110, 143, 465, 587, 993, 995, 1433, 3306, 5432, 5672, 6379, 27017))
HEADERS = (b'authorization', b'x-api-key', b'api-key', b'apikey', b'x-auth-token', b'private-token', b'cookie')
NEVER = ('paste', 'webhook', 'model')


def create(probe, filter):
    return Search(probe, filter)
