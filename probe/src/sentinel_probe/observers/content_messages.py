# What is looked at before it becomes unreadable on a connection: messages that are masked (WebSocket), packed (the header
# fields of HTTP/2), encrypted by the library itself (SSH), or sent by code in C (gRPC); what a started program is given
# to send; what the clipboard takes. Each as a piece of its own, with the host that the library says.

WINDOW = 1 << 20
FILES = ('-d@', '--data@', '--data-binary@', '--data-raw@', '-T', '--upload-file', '--post-file', '--body-file')


class Messages:
    """Makes pieces of what others hand over."""

    def __init__(self, watcher, content, flow_type):
        self.watcher, self.content, self.flow_type = watcher, content, flow_type
        self.arguments = watcher.probe.load('observers.arguments')
        self.senders = watcher.probe.load('observers.processes').SENDERS
        self.split_url = watcher.probe.load('observers.http_exchange').split_url

    def raw(self, value):
        """The bytes of a text, of bytes or of a buffer; None for anything else."""
        if isinstance(value, str):
            return str.encode(value, 'utf-8', 'surrogatepass')
        try:
            return bytes(memoryview(value)[:WINDOW])
        except TypeError:
            return None

    def place(self, parameters, args, kwargs):
        """`((address, port), name)` of the other end, by a socket, a URL or a host."""
        given = self.arguments.first_given
        sock = given(parameters.get('socket', '').split(), args, kwargs)
        if sock is not None:
            return self.content.destinations.place(sock) or None, getattr(sock, 'server_hostname', None)
        host = given(parameters.get('host', '').split(), args, kwargs)
        host = host.decode('latin-1') if isinstance(host, bytes) else host
        if not isinstance(host, str):
            return None, None
        port = given(parameters.get('port', '').split(), args, kwargs)
        if port is None:
            host, port = self.split_target(host)
        return (host, port), host

    def split_target(self, target):
        """`(host, port)` of `dns:///host:50051`, `ipv4:10.0.0.1:443` or `host:443`."""
        for scheme in ('dns:', 'ipv4:', 'ipv6:', 'passthrough:'):
            target = target[len(scheme) :] if target.startswith(scheme) else target
        host, _, port = target.lstrip('/').rpartition(':')
        return (host.strip('[]'), int(port)) if port.isdigit() and host else (target.lstrip('/'), None)

    def send(self, raw, place, name, library):
        if raw and place:
            self.content.other(raw, library, place, name)

    def message(self, parameters):
        """A function with the message as its `data`."""
        library = self.watcher.library_of(parameters['module'])
        places = parameters['data'].split()

        def begin(args, kwargs):
            raw = self.raw(self.arguments.first_given(places, args, kwargs))
            if raw:
                self.send(raw, *self.place(parameters, args, kwargs), library)
            return None

        return begin, nothing

    def transport(self, parameters):
        """A message on a transport of asyncio, which knows the other end."""
        library = self.watcher.library_of(parameters['module'])

        def begin(args, kwargs):
            raw = self.raw(self.arguments.first_given(parameters['data'].split(), args, kwargs))
            peer = self.arguments.first_given(['self.transport'], args, kwargs)
            peer = peer.get_extra_info('peername') if peer is not None else None
            if raw and type(peer) is tuple:
                self.send(raw, peer[:2], None, library)
            return None

        return begin, nothing

    def headers(self, parameters):
        """send_headers(stream, headers): the fields of a request of HTTP/2, before they are packed."""

        def begin(args, kwargs):
            fields = [
                tuple(one.encode('latin-1') if isinstance(one, str) else bytes(one) for one in field[:2])
                for field in (args[2] if len(args) > 2 else kwargs.get('headers', ()))
            ]
            names = dict(fields)
            host = names.get(b':authority', b'').decode('latin-1')
            head = names.get(b':method', b'GET') + b' ' + names.get(b':path', b'/') + b' HTTP/2\r\n'
            head += b''.join(name + b': ' + value + b'\r\n' for name, value in fields if name[:1] != b':') + b'\r\n'
            if host:
                self.content.other(head, 'h2', self.split_target(host), None, True)
            return None

        return begin, nothing

    def rpc(self, parameters):
        """A call of gRPC: its request as it will be serialised, and the metadata beside it."""

        def begin(args, kwargs):
            target = getattr(args[0], '_target', None)
            request = args[1] if len(args) > 1 else kwargs.get('request')
            metadata = kwargs.get('metadata') or ()
            fields = b'\r\n'.join(b'%s: %s' % (self.raw(name), self.raw(value)) for name, value in metadata)
            place, name = self.place({'host': '0'}, (target,), {})
            self.send(fields, place, name, 'grpc')
            if request is not None and not hasattr(request, '__next__'):
                serialise = getattr(args[0], '_request_serializer', None)
                self.send(self.raw(serialise(request) if serialise else request), place, name, 'grpc')
            return None

        return begin, nothing

    def clipboard(self, text, library):
        """What is copied: any program may read it from there."""
        raw = self.raw(text)
        if raw:
            self.content.other_flow(self.flow_type('clipboard', None, 'clipboard', frozenset()), raw, library)

    # --- programs

    def command(self, words, library='subprocess'):
        """The words of a command, and the files it is told to send, where it is a program that sends."""
        place = self.destination(words)
        if place is None:
            return
        self.send('\n'.join(words).encode('utf-8', 'surrogateescape'), place, place[0], library)
        for before, word in zip([''] + words, words):
            path = word.partition('@')[2] if '@' in word and (before + '@' in FILES or word[:2] == '-d' or before in ('-F', '--form')) else ''
            path = word if before in FILES else path
            for flag in FILES:
                if flag[:2] == '--' and word.startswith(flag + '='):
                    path = word[len(flag) + 1 :]
            if path and path != '-':
                raw = self.watcher.probe.quietly(self.watcher.probe.system.slurp, path.partition(';')[0], WINDOW)
                self.send(raw, place, place[0], library)

    def destination(self, words):
        """`(host, port)` that a command sends to, or None."""
        program = words[0].replace('\\', '/').rpartition('/')[2].lower() if words else ''
        if program in ('sh', 'bash', 'cmd', 'cmd.exe', 'zsh', 'dash') and len(words) > 2:
            words = ' '.join(words[2:]).replace("'", ' ').replace('"', ' ').split()
            return next((self.destination(words[at:]) for at, one in enumerate(words) if self.is_sender(one)), None)
        if not self.is_sender(program):
            return None
        for word in words[1:]:
            if '://' in word:
                _, host, port, _ = self.split_url(word[max(0, word.find('://') - 5) :].lstrip('=@ '))
                return host, port
        for word in words[1:]:
            host = word.rpartition('@')[2].partition(':')[0]
            if word[:1] != '-' and '.' in host and '/' not in host and not host.replace('.', '').isdigit() and ' ' not in host:
                return host, None
        return (words[-2], int(words[-1])) if len(words) > 2 and words[-1].isdigit() else None

    def is_sender(self, word):
        name = word.replace('\\', '/').rpartition('/')[2].lower()
        return (name[:-4] if name.endswith('.exe') else name) in self.senders

    def stdin(self, parameters):
        """communicate(input): what a program that sends reads from us."""

        def begin(args, kwargs):
            given = args[1] if len(args) > 1 else kwargs.get('input')
            if given:
                words = getattr(args[0], 'args', None)
                words = [words] if isinstance(words, (str, bytes)) else list(words or ())
                texts = [self.watcher.text(word) or '' for word in words]
                place = self.destination(['sh', '-c'] + texts if len(texts) == 1 else texts)
                if place is not None:
                    self.send(self.raw(given), place, place[0], 'subprocess')
            return None

        return begin, nothing


def nothing(state, result, fault):
    return None


def create(watcher, content, flow_type):
    return Messages(watcher, content, flow_type)
