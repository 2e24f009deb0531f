# The readings of a body: unpacked, and what stands in it as base64, hex, quoted-printable or %XX; each bounded.

import sys

RUNS = 256  # of base64 or hex in one piece
INFLATED = 1 << 22  # bytes that a packed body is followed to
QUOTED = 1 << 18  # bytes in which %XX is read
HEAD = 1 << 14  # where in a piece a packed body may begin
ZLIB = (b'\x78\x01', b'\x78\x5e', b'\x78\x9c', b'\x78\xda')
ZIP, ZSTD = b'PK\x03\x04', b'\x28\xb5\x2f\xfd'
TAIL = 512  # bytes of the piece before
MEDIA = (b'\x89PNG\r\n', b'\xff\xd8\xff', b'GIF8', b'%PDF', b'ID3', b'OggS', b'RIFF')
HEX = b'0123456789abcdefABCDEF'
SHOWN = 48
CONTROLS = bytes(range(9)) + bytes(range(14, 32))
DEEP = 2  # codes within codes


class Unzip:
    """The members of a zip file (APPNOTE.TXT 6.3, 4.3.7) as it passes: what is stored stands in the piece itself."""

    def __init__(self, zlib):
        self.zlib, self.rest, self.member = zlib, b'', None

    def decompress(self, piece):
        self.rest += piece
        found, size = [], 0
        while size < INFLATED and (self.member is not None or self.begin()):
            part = self.member.decompress(self.rest, INFLATED)
            found.append(part)
            size += len(part)
            if not self.member.eof:
                self.rest = b''
                break
            self.rest, self.member = self.member.unused_data, None
        return b''.join(found)

    def begin(self):
        """True at the next member that is packed, whole as far as its head goes."""
        at = self.rest.find(ZIP)
        while at >= 0:
            head = self.rest[at : at + 30]
            start = at + 30 + int.from_bytes(head[26:28], 'little') + int.from_bytes(head[28:30], 'little')
            if len(head) < 30 or len(self.rest) < start:
                self.rest = self.rest[at:]
                return False
            if head[8:10] == b'\x08\x00':
                self.rest, self.member = self.rest[start:], self.zlib.decompressobj(-15)
                return True
            at = self.rest.find(ZIP, start)
        self.rest = self.rest[-3:]
        return False


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

    # --- codes

    def coded(self, piece, depth=0):
        """What stands in a text in another code."""
        if depth == DEEP or piece.startswith(MEDIA):
            return
        if b'%' in piece:
            inner = self.percent(lambda match: bytes((int(match.group(1), 16),)), piece[:QUOTED].replace(b'+', b' '))
            if len(inner) < min(len(piece), QUOTED):
                yield from self.with_codes(inner, depth)
        if b'=\r\n' in piece or b'=\n' in piece or b'=3D' in piece:
            yield from self.with_codes(self.binascii.a2b_qp(piece[:QUOTED]), depth)
        for inner in self.decoded(piece):
            if is_text(inner):
                yield from self.with_codes(inner, depth)
            elif self.kind(inner, True)[0] == 0:
                yield from self.unpacked(inner, None)

    def with_codes(self, inner, depth):
        yield inner
        yield from self.coded(inner, depth + 1)

    def decoded(self, piece):
        for count, match in enumerate(self.runs(piece)):
            if count == RUNS:
                return
            run = match.group()
            cut = match.start() == 0  # it may be the middle of a code: each place where its letters may begin to mean something
            if not run.translate(None, HEX):
                for shift in (0, 1) if cut or len(run) % 2 else (0,):
                    yield self.binascii.unhexlify(run[shift : shift + (len(run) - shift) // 2 * 2])
            plain = run.translate(bytes.maketrans(b'-_', b'+/'), b'\r\n').rstrip(b'=')
            for shift in range(4) if cut else (0,):
                some = plain[shift:]
                some = some[:-1] if len(some) % 4 == 1 else some
                try:
                    found = self.binascii.a2b_base64(some + b'=' * (-len(some) % 4))
                except ValueError:
                    continue
                if not found.startswith(MEDIA):
                    yield found

    # --- packed bodies

    def unpacked(self, piece, flow):
        """What a packed body says, through as many pieces as it has; `flow` None: the piece is the whole body."""
        inflate, at = (flow.inflate, 0) if flow is not None else (None, 0)
        try:
            if inflate is None:
                at, kind = self.kind(piece, flow is None, getattr(flow, 'coding', b''))
                inflate = self.opener(kind) if at >= 0 else None
                if inflate is None:
                    return
            found = inflate(piece[at:])
        except Exception as fault:  # each library has its own for what is broken
            if isinstance(fault, (MemoryError, RecursionError)):
                raise
            found, inflate = b'', None
        if flow is not None:
            flow.inflate = inflate
            found, flow.trail = flow.trail + found, (flow.trail + found)[-TAIL:] if found else flow.trail
        if found:
            yield found

    def opener(self, kind):
        """A function from pieces to what they say, or None where nothing here can read that."""
        if self.zlib is None:
            self.zlib = self.quietly(self.load, 'zlib')
        if type(kind) is int:
            made = self.zlib.decompressobj(kind)
            return lambda piece: made.decompress(piece, INFLATED)
        if kind == 'zip':
            return Unzip(self.zlib).decompress
        loaded = sys.modules.get  # Python itself reads neither: what packed the body can unpack it
        if kind == 'br':
            library = loaded('brotli') or loaded('brotlicffi')
            made = library.Decompressor() if library else None
            return getattr(made, 'process', None) or getattr(made, 'decompress', None)
        library = loaded('compression.zstd') or loaded('backports.zstd')
        if library:
            return library.ZstdDecompressor().decompress
        library = loaded('zstandard')
        return library.ZstdDecompressor().decompressobj().decompress if library else None

    def kind(self, piece, whole, coding=b''):
        """`(where it begins, how it is packed)`, or (-1, None)."""
        if coding == b'br':
            return 0, 'br'
        if piece.startswith(ZLIB):
            return 0, 15
        if coding == b'deflate':
            return 0, -15
        if piece[3:4] == b'\0' and piece.startswith(ZLIB, 9):  # behind the head of a frame of HTTP/2
            return 9, 15
        head = 1 if whole else HEAD
        for magic, kind in ((b'\x1f\x8b\x08', 31), (ZIP, 'zip'), (ZSTD, 'zstd')):
            at = piece.find(magic, 0, head + len(magic))
            if at >= 0:
                return at, kind
        body = piece.find(b'\r\n\r\n', 0, HEAD)  # of a part of a form
        if not whole and body >= 0 and piece.startswith(ZLIB, body + 4):
            return body + 4, 15
        return -1, None


def is_text(decoded):
    """True where the beginning has no control letters; all else that stands as base64 is no text of anybody's."""
    begins = decoded[:SHOWN]
    return len(begins.translate(None, CONTROLS)) == len(begins)


def create(probe):
    return Views(probe)
