# The readings of a body: as it is, decompressed, and what stands in it as base64, hex or %XX; each bounded.

import sys

RUNS = 64  # of base64 or hex in one piece
INFLATED = 1 << 22  # bytes that a compressed body is followed to
QUOTED = 1 << 17  # bytes in which %XX is read
HEAD = 1 << 14  # where in a piece a compressed body may begin
ZLIB = (b'\x78\x01', b'\x78\x5e', b'\x78\x9c', b'\x78\xda')
TAIL = 512  # bytes of the piece before
MEDIA = (b'\x89PNG\r\n', b'\xff\xd8\xff', b'GIF8', b'%PDF', b'PK\x03\x04', b'ID3', b'OggS', b'RIFF')
HEX = b'0123456789abcdefABCDEF'


class Views:
    """Made once for a process."""

    def __init__(self, probe):
        load = sys.modules['_frozen_importlib']._gcd_import
        self.quietly, self.load = probe.quietly, load
        self.binascii = probe.quietly(load, 'binascii')
        re = probe.quietly(load, 're')
        self.runs = re.compile(rb'(?:[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/]+={0,2}|[A-Za-z0-9+/_-]{28,}={0,2}').finditer
        self.percent = re.compile(rb'%([0-9a-fA-F]{2})').sub
        self.frame = re.compile(rb'\r\n[0-9a-fA-F]{1,8}\r\n').sub
        self.zlib = None

    def unframed(self, piece):
        """A piece of a chunked body without its frames (RFC 9112, 7.1), however it was cut."""
        plain = self.frame(b'', b'\r\n' + piece)
        plain = plain[2:] if plain[:2] == b'\r\n' else plain
        plain = plain[:-2] if plain[-2:] == b'\r\n' else plain
        return b'' if len(plain) <= 8 and not plain.translate(None, HEX) else plain

    def of(self, piece, flow):
        """Every reading of a piece, which `flow.tail` goes before; `flow.inflate` follows a compressed body."""
        yield from self.readings(flow.tail + piece)
        inflated = self.inflated(piece, flow)
        if inflated:
            yield from self.readings(flow.trail + inflated)
            flow.trail = (flow.trail + inflated)[-TAIL:]

    def readings(self, piece):
        yield piece
        if self.is_media(piece):
            return
        if b'%' in piece:
            yield self.percent(lambda match: bytes((int(match.group(1), 16),)), piece[:QUOTED])
        yield from self.decoded(piece)

    def is_media(self, piece):
        """True for what is full of letters without being text: a look for base64 in it is slow and finds chance."""
        return piece.startswith(MEDIA) or piece.count(b'\0', 0, 4096) > 16

    def decoded(self, piece):
        for count, match in enumerate(self.runs(piece)):
            if count == RUNS:
                return
            run = match.group()
            try:
                if not run.translate(None, HEX) and len(run) % 2 == 0:
                    yield self.binascii.unhexlify(run)
                plain = run.translate(bytes.maketrans(b'-_', b'+/')).rstrip(b'=')
                spare = len(plain.translate(None, b'\r\n')) % 4
                plain = plain[:-1] if spare == 1 else plain + b'=' * (-spare % 4)
                found = self.binascii.a2b_base64(plain)
            except ValueError:
                continue
            if not found.startswith(MEDIA):
                yield found

    def inflated(self, piece, flow):
        """What a gzip or zlib body says, through as many pieces as it has."""
        try:
            if flow.inflate is None:
                at, bits = self.begin(piece)
                if at < 0:
                    return b''
                if self.zlib is None:
                    self.zlib = self.quietly(self.load, 'zlib')
                flow.inflate, piece = self.zlib.decompressobj(bits), piece[at:]
            found = flow.inflate.decompress(piece, INFLATED)
            if flow.inflate.eof or flow.inflate.unconsumed_tail:
                flow.inflate = None
            return found
        except Exception as fault:
            if self.zlib is None or not isinstance(fault, self.zlib.error):
                raise
            flow.inflate = None
            return b''

    def begin(self, piece):
        at = piece.find(b'\x1f\x8b\x08', 0, HEAD)
        if at >= 0:
            return at, 31
        if piece.startswith(ZLIB):
            return 0, 15
        body = piece.find(b'\r\n\r\n', 0, HEAD)
        if body >= 0 and piece.startswith(ZLIB, body + 4):
            return body + 4, 15
        return -1, 0


def create(probe):
    return Views(probe)
