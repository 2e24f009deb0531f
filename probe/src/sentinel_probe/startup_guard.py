# Judges the `.pth` files that `site` is about to run before any program begins, and refuses the malicious ones.
#
# litellm 1.82.8 (March 2026) shipped such a file: its line ran at every start of Python, whoever imported litellm or
# not. `site` skips a file that it may not open without a word, so a refused `open` leaves the rest of the start as it
# was. From Python 3.15 on every file is read before the first line runs: there the line itself is refused.

OWN = '000-sentinel.pth'
LONGEST_LINE = 1000
BYTES = 1 << 20
SHORT = 1 << 14
# What a start-up line has no business with, the most telling first. The agent judges the same files when they are
# installed (packages/agent/src/interpreters/judgeStartup.ts): a test holds both to the same word.
SIGNS = (
    ('decodes', (b'base64', b'marshal', b'zlib', b'codecs', b'fromhex', b'binascii')),
    ('starts-process', (b'subprocess', b'os.system', b'os.exec', b'os.spawn', b'posix', b'multiprocessing')),
    ('connects', (b'socket', b'urllib', b'http', b'requests', b'ftplib', b'smtplib')),
    ('loads-native', (b'ctypes', b'cffi')),
    ('opens-file', (b'open(', b'pathlib', b'shutil')),
    ('hides', (b'chr(', b'\\x', b'\\u', b'__builtins__', b'getattr(__', b'globals(', b'pickle')),
    ('runs-text', (b'exec(', b'eval(', b'compile(', b'runpy')),
)
# Lines of well-known packages that bear a sign all the same; `*` stands for any run of HARMLESS characters.
KNOWN = (
    # coverage 7.10 and later
    r'import sys; exec('
    r"""'import os\n\nif os.getenv("COVERAGE_PROCESS_START")*:\n try:\n  import coverage\n except:\n  pass\n else:\n"""
    r"""  coverage.process_startup(*)')""",
    # pytest-cov before 7
    r"""import os, sys;exec('if \'COV_CORE_SOURCE\' in os.environ:\n try:\n  from pytest_cov.embed import init\n  init(*)\n"""
    r""" except *:\n  sys.stderr.write(\n   "pytest-cov: Failed to setup subprocess coverage. "\n   "Environ: {0!r} "\n"""
    r"""   "Exception: {1!r}\\n".format(\n    dict((k, v) for k, v in os.environ.items() if k.startswith(\'COV_CORE*\')),"""
    r"""\n    exc\n   )\n  )\n')""",
)
COVERAGE_CONFIG = ' or os.getenv("COVERAGE_PROCESS_CONFIG")'
HARMLESS = frozenset(' _.="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')


class Refused(PermissionError):
    """What `site` gets instead of the file."""


def sign_of(content):
    """The first sign in some bytes, or None."""
    for sign, marks in SIGNS:
        for mark in marks:
            if mark in content:
                return sign
    return None


def has_shape(line, shape):
    """True where the line is the shape's fixed parts with nothing but harmless characters between them."""
    parts = shape.split('*')
    if not line.startswith(parts[0]):
        return False
    rest = line[len(parts[0]) :]
    for part in parts[1:]:
        between, found, rest = rest.partition(part)
        if not found or not HARMLESS.issuperset(between):
            return False
    return not rest


def malicious_lines(content):
    """`(sign, line)` of each import line that is judged malicious. Most files show at one look that they have none."""
    if len(content) <= LONGEST_LINE and (b'(' not in content or sign_of(content) is None):
        return
    # Bytes that are no UTF-8 make `site` take the locale's encoding: the signs are ASCII in all of them.
    for line in content.decode('utf-8-sig', 'replace').splitlines():
        line = line.strip()
        if not line.startswith(('import ', 'import\t')) or ('(' not in line and len(line) <= LONGEST_LINE):
            continue  # without a call nothing runs but the modules that it names
        sign = sign_of(line.encode()) or ('long-line' if len(line) > LONGEST_LINE else None)
        plain = line.replace(COVERAGE_CONFIG, '')
        if sign is not None and not any(has_shape(plain, shape) for shape in KNOWN):
            yield sign, line


class Guard:
    """Refuses the files that were found malicious, each once; then it only waits for the next folder's."""

    def __init__(self, probe, join, add_hook):
        self.probe, self.join, self.add_hook = probe, join, add_hook
        self.flags = probe.system.flag('O_RDONLY', 'O_CLOEXEC', 'O_BINARY')
        self.refused = {}

    def look(self, folder, names, observes):
        """Judge the `.pth` files of a folder that `site` is working on, ours among them."""
        for name in names:
            if name == OWN or name[0] == '.':
                continue
            content = self.content(folder + '/' + name)
            found = list(malicious_lines(content)) if content and b'import' in content else None
            if found:
                path = self.join(folder, name)
                stops = not observes and name > OWN  # one that sorts before ours has run already
                if stops:
                    self.refuse(path, found)
                self.tell('startup.refused' if stops else 'startup.suspected', path, found[0][0], content)

    def content(self, path):
        """Most are a line or two, in one read; None where `site` cannot read it either (a folder, a lost link)."""
        system = self.probe.system
        try:
            descriptor = system.open_file(path, self.flags)
        except OSError:
            return None
        try:
            content = system.read(descriptor, SHORT)
        except OSError:
            return None
        finally:
            system.close(descriptor)
        return content if len(content) < SHORT else system.slurp(path, BYTES)

    def tell(self, kind, path, reason, content):
        field, recorder = self.probe.events.field, self.probe.recorder
        if not recorder.again((kind, path)):  # in an environment `site` goes through its folder twice
            members = field('path', path) + field('reason', reason) + field('sha256', self.probe.digest(content))
            recorder.first((kind, path), kind, members)

    def refuse(self, path, found):
        self.refused[path] = {line.encode() for _, line in found}
        if self.add_hook is not None:
            add, self.add_hook = self.add_hook, None
            add(self.hook)

    def hook(self, event, args, Refused=Refused):
        """The probe's own hook holds every fault of its handlers: a refusal needs one that hands it on."""
        refused = self.refused
        if not refused:
            return
        if event == 'open' and args[0] in refused:
            del refused[args[0]]
            raise Refused(13, 'refused by Sentinel', args[0])
        if event == 'compile' and any(args[0] in lines for lines in refused.values()):
            raise Refused(13, 'refused by Sentinel')


def look(probe, folder, names, os, add_hook):
    """The way in: `names` are the `.pth` files of `folder`."""
    if probe.guard is None:
        probe.guard = Guard(probe, os.path.join, add_hook)
    observes = os.environ.get('SENTINEL_STARTUP_GUARD') == 'observe'
    probe.quietly(probe.guard.look, folder, names, observes)
