# A bounded look into a wheel or an archive of sources, without unpacking it: who it says it is, what would
# run at every start of Python, what would run while it is installed, and code that is hidden in text.
#
# Signs, no proof: the agent's analysis reads programs, this finds words. Loaded inside an installer alone,
# which has `re`, `zipfile` and `tarfile` already.

import sys

re, zipfile, tarfile = (sys.modules[name] for name in ('re', 'zipfile', 'tarfile'))
MEMBERS = 20000
TEXTS = 96
TEXT = 256 * 1024
UNPACKED = 96 << 20  # of a tar nothing can be found without unpacking what stands before it
LINE = 4096

STARTS = re.compile(
    r'\bsubprocess\b|\bPopen\b|\bos\s*\.\s*(system|popen|exec[lv]\w*|spawn\w*|posix_spawn\w*|startfile)\b'
)
FETCHES = re.compile(
    r'\burlopen\b|\burllib\b|\brequests\s*\.|\bhttpx\b|\bhttp\.client\b|\bsocket\b|\bftplib\b'
)
DECODES = re.compile(
    r'\b[ab]\w*64_?decode\b|\bb(16|32|85)decode\b|\bunhexlify\b|\bfromhex\b|\bmarshal\b|\bzlib\b|\blzma\b|\bbz2\b|\bcodecs\s*\.\s*decode\b'
)
RUNS = re.compile(r'\b(exec|eval)\s*\(|\bcompile\s*\(')
RUNNING = ('exec', 'eval', 'compile')
RUNS_DECODED = re.compile(
    r'\b(exec|eval|compile)\s*\([^#]{0,400}?\b([ab]\w*64_?decode|b(16|32|85)decode|unhexlify|fromhex|marshal|decompress|codecs\s*\.\s*decode)\b'
)
LONG_TEXT = re.compile(r"""['"]([A-Za-z0-9+/=_-]{400,}|(\\x[0-9a-fA-F]{2}){100,})['"]""")
START_UP = re.compile(r'(^|/)((site|user)customize(\.[^/]*|/__init__\.py)|[^/]+\.(pth|start))$')
SITE = re.compile(r'^[^/]+\.data/((purelib|platlib)/|data/.*/?(site|dist)-packages/)')
CODE = re.compile(r'^import[ \t]')
HARM = {  # what the guard of start-up files names
    'decodes': 'decodes hidden code',
    'starts-process': 'starts programs',
    'connects': 'talks to the network',
    'loads-native': 'calls native code',
    'opens-file': 'opens files',
    'hides': 'hides what it does',
    'runs-text': 'runs text as code',
    'long-line': 'runs a very long line',
}


class Look:
    """What was found: texts of interest by their path, and whether all of it was seen."""

    def __init__(self):
        self.texts, self.complete = {}, True

    def wants(self, name, is_wheel):
        if len(self.texts) >= TEXTS or name.startswith('/') or '..' in name:
            return False
        if is_wheel:
            place = SITE.sub('', name)
            return place.count('/') < 2 and (
                START_UP.search(place) is not None
                or place.endswith('.dist-info/METADATA')
                or (place.endswith('.py') and (place.count('/') == 0 or place.endswith('/__init__.py')))
            )
        inner = name.partition('/')[2]
        return (
            inner in ('setup.py', 'PKG-INFO', 'pyproject.toml')
            or START_UP.search(inner) is not None
            or (inner.endswith('/__init__.py') and inner.count('/') < 3)
        )

    def zip(self, path, is_wheel):
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            self.complete = len(members) <= MEMBERS
            for member in members[:MEMBERS]:
                if self.wants(member.filename, is_wheel):
                    with archive.open(member) as file:
                        self.keep(member.filename, file)

    def tar(self, path):
        with tarfile.open(path) as archive:
            for count, member in enumerate(archive):
                if count == MEMBERS or member.offset_data > UNPACKED:
                    self.complete = False
                    return
                if member.isfile() and self.wants(member.name, False):
                    self.keep(member.name, archive.extractfile(member))

    def keep(self, name, file):
        self.texts[name] = file.read(TEXT).decode('utf-8', 'replace')


def look(path, is_wheel):
    """A Look at an archive; raises what zipfile and tarfile raise where it is none."""
    found = Look()
    if is_wheel or zipfile.is_zipfile(path):
        found.zip(path, is_wheel)
    else:
        found.tar(path)
    return found


def metadata(found):
    """`{'Name': …, 'Version': …, 'licence': …}` as the archive itself says."""
    said = {}
    licences = []
    for path, text in found.texts.items():
        if path.endswith('.dist-info/METADATA') or path.count('/') == 1 and path.endswith('/PKG-INFO'):
            for line in text.splitlines():
                if not line:
                    break
                key, _, value = line.partition(': ')
                if key in ('Name', 'Version'):
                    said.setdefault(key, value.strip())
                elif key in ('License', 'License-Expression') or value.startswith('License ::'):
                    licences.append(value.strip()[:200])
    said['licence'] = ' '.join(licences) or None
    return said


def hidden(text):
    """Code in text that is decoded and run, in one step or by way of a long literal."""
    if not any([word in text for word in RUNNING]):  # most text is none: a search for words costs a hundredth
        return False
    if RUNS_DECODED.search(text):
        return True
    return bool(LONG_TEXT.search(text) and DECODES.search(text) and RUNS.search(text))


def signs(found, is_wheel, malicious_lines):
    """`(rule, reason)` of all that is odd, one of each kind. `malicious_lines` judges a `.pth` as it is
    judged when
    Python starts."""
    seen = {}
    for path, text in found.texts.items():
        for rule, reason in signs_of(path, text, found, is_wheel, malicious_lines):
            seen.setdefault(rule, reason)
    if not found.complete:
        seen.setdefault('install-code', 'it is too large to be looked at whole')
    return list(seen.items())


def signs_of(path, text, found, is_wheel, malicious_lines):
    name = path.rpartition('/')[2]
    if START_UP.search(path) and runs_code(name, text):
        yield 'start-up', 'it puts in %s, which runs at every start of Python' % name
        is_pth = name.endswith('.pth')
        refused = is_pth and next(malicious_lines(text.encode()), None)
        harm = HARM.get(refused[0], 'does odd things') if refused else harm_of_module(text, found)
        harm = harm or (None if is_pth else harm_of(text))
        if harm:
            yield 'start-up-harm', 'it puts in %s, which at every start of Python %s' % (name, harm)
    if name.endswith('.py') and hidden(text):
        yield 'hidden-code', 'code is hidden in text that %s decodes and runs' % name
    if not is_wheel and path.count('/') == 1:
        act = act_of(name, text)
        if act:
            yield 'install-code', act


def runs_code(name, text):
    """Of a `.pth` only the lines that begin with `import`, as site.py has it."""
    return not name.endswith('.pth') or any(CODE.match(line) for line in text.splitlines())


def harm_of(text):
    """What a file that runs at every start does and none of the honest ones does, or None."""
    if STARTS.search(text):
        return 'starts programs'
    if FETCHES.search(text):
        return 'talks to the network'
    if DECODES.search(text) or any(len(line) > LINE for line in text.splitlines()):
        return 'decodes hidden code'
    return None


def harm_of_module(text, found):
    """A `.pth` that imports a module of the same archive is looked through."""
    for line in text.splitlines():
        match = re.match(r'import[ \t]+([A-Za-z_]\w*)', line)
        for path, inner in found.texts.items() if match else ():
            if re.search(r'(^|/)%s(\.py|/__init__\.py)$' % match.group(1), path):
                if hidden(inner):
                    return 'decodes hidden code'
                if FETCHES.search(inner) and (STARTS.search(inner) or RUNS.search(inner)):
                    return 'fetches something and runs it'
    return None


def act_of(name, text):
    """What an archive of sources does of its own while it is installed, or None."""
    if name == 'pyproject.toml' and re.search(r'^\s*backend-path\s*=', text, re.M):
        return 'it is built by a program of its own'
    if name != 'setup.py':
        return None
    for pattern, act in (
        (STARTS, 'starts programs'),
        (FETCHES, 'talks to the network'),
        (DECODES, 'decodes data'),
    ):
        if pattern.search(text):
            return 'its setup.py %s while it is installed' % act
    if RUNS.search(text) or '__import__' in text:
        return 'its setup.py runs text as code while it is installed'
    return 'its setup.py has install commands of its own' if re.search(r'\bcmdclass\b', text) else None
