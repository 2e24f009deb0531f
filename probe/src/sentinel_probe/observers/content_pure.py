# The connections as the sends of sockets pass, in Python: what content.c does where there is no extension.

import sys

IGNORED, SLOW, SETTLED = range(3)
FULL = 1 << 18  # bytes of a request that are looked at in every way
AGAIN = 1 << 15  # and of a longer one as many in each second
CLASSED = 1 << 15  # bytes of a request in which personal data is counted
EVERY = 16  # of the pieces behind that one is looked at, for the values that this process knows
SPAN = 1 << 16
PATIENCE = 4
TAIL = 256
ENDS = 32
LINES = 64
METHODS = (b'GET ', b'POST ', b'PUT ', b'PATCH ', b'DELETE ', b'HEAD ', b'OPTIONS ', b'CONNECT ')
CODINGS = (b'transfer-encoding:', b'content-encoding:')


class State:
    """What is kept of one connection."""

    __slots__ = 'mode packed first tail line lines deep classed bytes examined turn second asked unsent'.split()

    def __init__(self, mode):
        self.mode, self.lines, self.line, self.unsent = mode, set(), b'', None
        self.bytes = self.examined = self.turn = self.second = self.asked = 0
        self.begin()

    def begin(self):
        self.deep, self.classed, self.packed, self.tail, self.first = FULL, CLASSED, False, b'', True


class Watch:
    """The table of connections, and the look at each piece."""

    def __init__(self, slow, filter, shape):
        self.slow, self.scan, self.states = slow, filter.scan, {}
        self.known, self.format, self.number = shape.KNOWN, shape.FORMAT, shape.NUMBER
        self.packed, self.marked, self.seen = shape.PACKED, shape.MARKED, shape.SEEN
        self.first, self.begins = shape.FIRST, shape.BEGINS
        self.time = sys.modules['time'].time

    def watch(self, library):
        states, slow, look = self.states, self.slow, self.look

        def watch(args):
            if len(args) < 2:
                return
            sock, data = args[0], args[1]
            state = states.get(id(sock))
            if state is None:
                slow(sock, data, library)
                state = states.get(id(sock))
            if state is None or not state.mode:
                return
            try:
                data = data if type(data) is bytes else bytes(memoryview(data))
            except TypeError:
                return  # the function itself will say what is wrong
            if data:
                look(state, sock, data, library)

        return watch

    def look(self, state, sock, data, library):
        again, state.unsent = state.unsent, None
        if again == (len(data), data[:ENDS], data[-ENDS:]):
            return
        state.bytes += len(data)
        found, head, piece = self.read(state, data)
        now = self.time()
        if found & self.seen or state.mode == SLOW or now - state.asked >= PATIENCE:
            answer = self.slow(sock, piece, library, found, state.tail, state.line)
            state.asked = now
            state.packed = state.packed or bool(answer & 1)
            if answer & 2 and found & self.begins:
                state.lines.update(data[:head].split(b'\n'))
        if len(data) > head:
            state.tail = (state.tail + data[head:])[-TAIL:]

    def read(self, state, data):
        """`(what is found, where the head ends, the part that is to be seen)`."""
        found = head = 0
        if data.startswith(METHODS):
            state.begin()
            end = data.find(b'\r\n\r\n')
            head = end + 4 if end >= 0 else len(data)
            found = self.begins | self.read_head(state, data[:head])
        if state.deep <= 0:
            return self.sample(state, data, 0, found)
        piece = data[: state.deep]
        if len(piece) > head:
            found |= self.read_body(state, piece[head:])
        state.deep -= len(piece)
        state.examined += len(piece)
        if len(piece) < len(data) and not found & self.seen:
            return self.sample(state, data, len(piece), found)
        return found, head, piece

    def read_head(self, state, head):
        """Line by line: most of them were there before."""
        lines = head.split(b'\n')
        state.line = lines[0][:160]
        new = [line for line in lines if line not in state.lines]
        if len(state.lines) > LINES:
            state.lines.clear()
        found = 0
        for line in new:
            here = self.scan(line, self.known | self.format | self.number) & ~self.marked if line else 0
            if not here:
                state.lines.add(line)
            found |= here
        state.packed = any(line[:18].lower().startswith(CODINGS) for line in lines)
        return found

    def read_body(self, state, body):
        first = self.first if state.first else 0
        wanted = self.known | self.format | (self.number | first if state.classed > 0 else 0)
        found = self.scan(body, wanted) | first | (self.packed if state.packed else 0)
        if state.tail:
            border = state.tail + body[:TAIL]
            found |= self.scan(border, self.known | self.format | self.number) & ~self.marked
        state.classed -= len(body)
        state.first = False
        return found if wanted & self.number else found & ~self.marked

    def sample(self, state, data, start, found):
        now = int(self.time())
        if now != state.second:
            state.second, state.deep = now, AGAIN
        state.turn += 1
        if len(data) - start < SPAN and state.turn % EVERY:
            return found, 0, data
        for at in range(start, len(data), 1 << 20):
            span = data[at : at + SPAN]
            state.examined += len(span)
            if self.scan(span, self.known) & self.known:
                return found | self.known, 0, span
        return found, 0, data

    def sent(self, sock, data, count):
        """A piece that did not go whole; its rest is on its way again soon."""
        state = self.states.get(id(sock))
        if state is not None and state.mode:
            rest = bytes(memoryview(data))[count:]
            state.unsent = len(rest), rest[:ENDS], rest[-ENDS:]

    def mode(self, key, mode):
        if mode < 0:
            self.states.pop(key, None)
        elif key in self.states:
            self.states[key].mode = mode
        else:
            self.states[key] = State(mode)

    def take(self, key):
        """`(bytes, examined)` since the last time."""
        state = self.states.get(key)
        if state is None:
            return 0, 0
        found, state.bytes, state.examined = (state.bytes, state.examined), 0, 0
        return found


def create(slow, filter, shape):
    """`(watch of socket, watch of ssl, sent, mode, take)`, as the extension's `content` gives it."""
    all_of = Watch(slow, filter, shape)
    return all_of.watch('socket'), all_of.watch('ssl'), all_of.sent, all_of.mode, all_of.take
