# Secrets in bytes that leave: first the values that this process knows, exactly; then what providers' keys look like,
# with their checksums. Only type, keyed hash and the last four characters go on from here.

import sys

SHORTEST = 8
LONGEST = 4096
MOST = 128  # values that are looked for
FRESH = 1_000_000_000  # nanoseconds until the environment is looked at again
BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
PLAIN = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')
UNRESERVED = PLAIN | frozenset('-._~')
STANDING_IN = ('example', 'changeme', 'change_me', 'your_', 'your-', 'placeholder', 'dummy', 'xxxx', '****', 'not-needed')


def is_value(text):
    """True for what may be a secret: long enough, of more than one kind of character, no path, address or word."""
    if not SHORTEST <= len(text) <= LONGEST or text[0] in '/~.' or '://' in text or '\n' in text or ' ' in text:
        return False
    letters = sum(map(text.count, set(text) & PLAIN - frozenset('0123456789')))
    digits = sum(map(text.count, set(text) & frozenset('0123456789')))
    if not letters or len(set(text)) < 5 or any(word in text.lower() for word in STANDING_IN):
        return False
    mixed = not (text.islower() or text.isupper() or text.istitle())
    return digits > 0 or (len(text) >= 12 and (mixed or letters < len(text)))


def escaped(text):
    """The ways in which a text stands in bodies that are not its own bytes; in JSON twice where one is a text of
    another, as in what models are told."""
    raw = text.encode('utf-8', 'surrogateescape')
    quoted = ''.join(chr(one) if chr(one) in UNRESERVED else '%%%02X' % one for one in raw)
    found = {text, quoted, quoted.replace('%20', '+')}
    for letters in (text, ascii_json(text)):
        once = letters if letters is not text else in_json(text)
        found.update((once, once.replace('/', '\\/'), in_json(once)))
    return {one.encode('utf-8', 'surrogateescape') for one in found}


def in_json(text):
    return text.replace('\\', '\\\\').replace('"', '\\"')


def ascii_json(text):
    """As encoders write it that keep to ASCII: other letters as `\\uXXXX`, in pairs beyond the first plane."""
    units = in_json(text).encode('utf-16-be', 'surrogatepass')
    codes = [int.from_bytes(units[at : at + 2], 'big') for at in range(0, len(units), 2)]
    return ''.join(chr(code) if code < 128 else '\\u%04x' % code for code in codes)


def base64_needles(raw, encode):
    """The part of a value's base64 that its neighbours do not change, for each of the three places it can begin at."""
    for shift in range(3):
        whole = encode(b'\0' * shift + raw, newline=False)
        start, end = (0, 2, 3)[shift], (len(raw) + shift) * 8 // 6
        needle = whole[start:end]
        if len(needle) >= SHORTEST:
            yield needle
            yield needle.translate(bytes.maketrans(b'+/', b'-_'))


class Known:
    """A value of this process: its name, its type where it has a provider's form, and what to look for."""

    __slots__ = ('name', 'value', 'type', 'needles')

    def __init__(self, name, value, type_, encode):
        self.name, self.value, self.type = name, value, type_
        needles = escaped(value)
        for one in list(needles):
            needles.update(base64_needles(one, encode))
        raw = value.encode('utf-8', 'surrogateescape')
        needles.update((raw.hex().encode(), raw.hex().upper().encode()))
        self.needles = tuple(needles)


class Secrets:
    """The known values of a process, and the formats."""

    def __init__(self, probe):
        self.probe, self.system = probe, probe.system
        redact = probe.load('redact')
        self.is_secret_name, self.looks_secret = redact.is_secret_name, redact.looks_secret
        load = sys.modules['_frozen_importlib']._gcd_import
        self.binascii = probe.quietly(load, 'binascii')
        self.re = probe.quietly(load, 're')
        self.environ = sys.modules['os'].environ
        self.known, self.seen = [], {}
        self.looked = None
        self.key = None
        self.formats = self.keywords = None
        self.compiled = {}

    # --- what this process knows

    def refresh(self):
        """True where this process knows more values than before."""
        now, before = self.system.monotonic(), len(self.known)
        files = getattr(self.probe, 'credential_files', None)
        if self.looked is not None and now - self.looked < FRESH and not files:
            return False
        self.looked = now
        for name, value in list(self.environ.items()):
            if type(name) is str and type(value) is str and self.seen.get(name) != value:
                self.seen[name] = value
                if self.is_secret_name(name) or self.looks_secret(value):
                    self.learn(name, value, 'environment')
        while files:
            self.read(files.pop())
        return len(self.known) > before

    def learn(self, name, value, whence):
        if len(self.known) >= MOST or not is_value(value) or any(one.value == value for one in self.known):
            return
        self.known.append(Known(name, value, self.type_of(name, value) or whence, self.binascii.b2a_base64))

    def type_of(self, name, value):
        text = ('%s="%s"' % (name, value)).encode('utf-8', 'surrogateescape')
        for found, _ in self.by_format(text):
            return found
        return None

    def read(self, content):
        """The values of a file of credentials: `NAME=value`, `name = "value"`, `machine … password value`."""
        for line in content.decode('utf-8', 'replace').splitlines()[:512]:
            line = line.strip()
            if line[:7] == 'export ':
                line = line[7:]
            name, sign, value = line.partition('=')
            if sign and line[:1] not in '#;':
                value = value.strip().strip('"\'')
                if self.is_secret_name(name.strip()) or self.looks_secret(value):
                    self.learn(name.strip(), value, 'file')
            words = line.split()
            for name, value in zip(words, words[1:]):
                if name in ('password', 'passwd'):
                    self.learn(name, value, 'file')

    # --- looking

    def by_value(self, data):
        """`(Known, where)` of every known value in these bytes."""
        for known in self.known:
            for needle in known.needles:
                at = data.find(needle)
                if at >= 0:
                    yield known, at
                    break

    def by_format(self, data):
        """`(type, value)` of every key of a provider's form."""
        if self.formats is None:
            self.open_formats()
        lower, wanted = data.lower(), set()
        for word, types in self.keywords:
            if word in lower:
                wanted.update(types)
        for type_ in wanted:
            pattern, entropy, checksum = self.formats[type_]
            found = self.compiled.get(type_)
            if found is None:
                found = self.compiled[type_] = self.re.compile(pattern.encode())
            for count, match in enumerate(found.finditer(data)):
                value = (match.group(1) or match.group(0)).decode('latin-1')
                if self.is_plausible(value, entropy, checksum):
                    yield type_, value
                if count > 64:
                    break

    def open_formats(self):
        """`formats` by type, and `keywords`: each with the types that it may belong to."""
        table, keywords = self.probe.load('observers.content_table').FORMATS, {}
        self.formats = {row[0]: row[2:] for row in table}
        for type_, words, *_ in table:
            for word in words:
                keywords.setdefault(word.encode(), []).append(type_)
        self.keywords = tuple(keywords.items())

    def is_plausible(self, value, least, checksum):
        lower = value.lower()
        if any(word in lower for word in STANDING_IN) or len(set(value)) < 4:
            return False
        if least and self.entropy(value) < least:
            return False
        return not checksum or (self.luhn(value) if checksum == 'luhn' else self.crc(value))

    def entropy(self, text):
        """Shannon's, in bits for each character."""
        log, total = sys.modules.get('math') or self.probe.quietly(
            sys.modules['_frozen_importlib']._gcd_import, 'math'
        ), len(text)
        counts = [text.count(letter) for letter in set(text)]
        return -sum(count / total * log.log2(count / total) for count in counts)

    def crc(self, value):
        """GitHub's and npm's tokens end in the CRC-32 of what stands before, six digits of base 62."""
        number, digits = self.binascii.crc32(value[value.find('_') + 1 : -6].encode('latin-1')), ''
        while number:
            number, rest = divmod(number, 62)
            digits = BASE62[rest] + digits
        return digits.rjust(6, '0') == value[-6:]

    def luhn(self, value):
        digits = [int(one) for one in value if one in '0123456789'][::-1]
        return (sum(digits[::2]) + sum(sum(divmod(2 * one, 10)) for one in digits[1::2])) % 10 == 0

    # --- what goes on

    def told(self, type_, value, belongs):
        """The JSON of one secret; the hash is HMAC-SHA-256 (RFC 2104) under the endpoint's key, where it can be read."""
        hashed = self.hashed(value)
        field = self.probe.events.field
        return (
            '{"type":"%s"' % type_
            + field('hash', hashed)
            + field('last4', value[-4:])
            + (',"belongs":true}' if belongs else ',"belongs":false}')
        )

    def hashed(self, value):
        if self.key is None:
            place = self.probe.recorder.inbox.directory.rpartition('/')[0] + '/agent/secrets.key'
            self.key = self.probe.quietly(self.system.slurp, place, 64) or b''
        if not self.key:
            return None
        key, digest = self.key.ljust(64, b'\0'), self.probe.digest
        inner = digest(bytes(one ^ 0x36 for one in key) + value.encode('utf-8', 'surrogateescape'))
        return digest(bytes(one ^ 0x5C for one in key) + bytes.fromhex(inner))[:32]


def create(probe):
    return Secrets(probe)
