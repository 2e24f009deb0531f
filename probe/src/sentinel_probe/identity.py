# Who this process is: the members of run.started, taken from the interpreter and from /proc.

import sys

WITH_ARGUMENT = 'WX'  # options of the interpreter whose value may follow in the next word
SCRIPT_BYTES = 4 * 1024 * 1024


def parse(words):
    """What an interpreter's command line asks for: `(kind, index, offset)`.

    `words[index][offset:]` is the script's path, the module's name or the text of the command. Follows
    CPython's own getopt (Python/getopt.c): letters may be joined (`-Bm mod`), `-W` and `-X` take a value,
    `-c` and `-m` end the options.
    """
    index = 1
    while index < len(words):
        word = words[index]
        if word == '-':
            return 'stdin', index, 0
        if not word.startswith('-'):
            return 'file', index, 0
        if word == '--':
            return ('file', index + 1, 0) if index + 1 < len(words) else ('none', index, 0)
        if word.startswith('--'):
            index += 2 if word == '--check-hash-based-pycs' else 1
            continue
        for offset in range(1, len(word)):
            letter = word[offset]
            if letter in 'cm':
                kind = 'command' if letter == 'c' else 'module'
                return (kind, index, offset + 1) if offset + 1 < len(word) else (kind, index + 1, 0)
            if letter in WITH_ARGUMENT:
                index += offset + 1 == len(word)
                break
        index += 1
    return 'none', index, 0


def command_line(system):
    """The words this process was started with, the interpreter first; empty where it is embedded
    elsewhere."""
    words = getattr(sys, 'orig_argv', None)
    if words is None:
        raw = system.slurp('/proc/self/cmdline', 1 << 20) or b''
        words = [system.text(word) for word in raw.split(b'\0')[:-1]]
        if words and getattr(sys, 'argv', None) is None:
            words = []
    return [word for word in map(system.text, words) if word is not None]


def process_start(system):
    """Clock ticks from boot to this process's start (field 22 of /proc/self/stat), or None."""
    raw = system.slurp('/proc/self/stat', 4096)
    try:
        return int(raw.rpartition(b')')[2].split()[19])
    except (AttributeError, IndexError, ValueError):
        return None


def digest(content, loaded=[]):
    """SHA-256 by the interpreter's own C module: hashlib would load OpenSSL, some 10 ms."""
    if not loaded:
        for name in ('_sha2', '_sha256') if sys.version_info >= (3, 12) else ('_sha256',):
            try:
                loaded.append(c_module(name).sha256)
                break
            except ImportError:
                continue
    return loaded[0](content).hexdigest() if loaded else None


def c_module(name):
    """A C module of the standard library, past the finders: these list each folder of sys.path first, three times
    the time of the loading."""
    frozen, imp = sys.modules['_frozen_importlib'], sys.modules['_imp']
    folder = next((entry for entry in sys.path if str(entry).endswith('lib-dynload')), None)
    if name in sys.builtin_module_names or folder is None:
        return frozen._gcd_import(name)
    origin = '%s/%s%s' % (folder, name, imp.extension_suffixes()[0])
    module = imp.create_dynamic(frozen.ModuleSpec(name, None, origin=origin))
    imp.exec_dynamic(module)
    return module


def module_file(name, directories, system):
    """The file that `-m name` runs, found as the path finder would find it; None for a built-in or zipped
    one."""
    relative = name.replace('.', '/')
    for directory in directories:
        for tail in ('/__main__.py', '.py'):
            candidate = directory + '/' + relative + tail
            try:
                system.stat(candidate)
            except (OSError, ValueError):
                continue
            return candidate
    return None


def run_id(system):
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, the rest random."""
    random = int.from_bytes(system.urandom(10), 'big')
    value = (system.now() // 1_000_000 << 80) | random
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(3 << 62) | 2 << 62
    digits = '%032x' % value
    return '-'.join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


class Identity:
    """What stays the same in the process and its forks is put together once."""

    def __init__(self, version, environ, probe):
        self.version = version
        self.system, self.events, self.digest = probe.system, probe.events, probe.digest
        self.load = probe.load
        self.path_at_start = probe.path_at_start
        self.cwd = self._cwd()
        words = command_line(probe.system)
        kind, index, offset = parse(words) if words else ('none', 0, 0)
        self.kind = kind = self._settle_kind(kind, words)
        self.mode = {'file': 'script', 'none': 'embedded'}.get(kind, kind)
        self.path = None
        subject = (
            words[index][offset:] if kind in ('file', 'module', 'command') and index < len(words) else None
        )
        script = self._script(kind, subject)
        if kind == 'command' and subject is not None:
            words[index] = words[index][:offset] + '<code>'
        if len(words) > index + 1:
            words[index + 1 :] = probe.load('redact').mask(words[index + 1 :])
        self.common = (
            self._launch(environ.get('SENTINEL_LAUNCH')) + self._argv(words) + script + self._interpreter()
        )

    def _settle_kind(self, kind, words):
        if not words:
            return 'none'
        if kind == 'none':
            return 'interactive' if sys.flags.interactive or self.system.isatty(0) else 'stdin'
        return kind

    def _cwd(self):
        try:
            return self.system.getcwd()
        except OSError:
            return ''

    def _argv(self, words):
        argv, omitted = self.events.quote_list(words, 1100, 256)
        return ',"argv":' + argv + (',"argvOmitted":%d' % omitted if omitted else '')

    def _launch(self, launch):
        valid = (
            launch
            and launch.isascii()
            and len(launch) <= 64
            and launch.replace('-', '').replace('_', '').isalnum()
        )
        return self.events.field('launch', launch) if valid else ''

    def _script(self, kind, subject):
        field = self.events.field
        content = None
        members = '"kind":"%s"' % kind
        if kind == 'module' and subject:
            members += field('module', subject, 200)
            self.path = module_file(subject, [self.cwd] + self._search_path(), self.system)
        elif kind == 'file' and subject:
            self.path = (
                subject if subject.startswith('/') or sys.platform == 'win32' else self.cwd + '/' + subject
            )
        elif kind == 'command' and subject is not None:
            content = subject.encode('utf-8', 'surrogateescape')
        if self.path is not None:
            members += field('path', self._normal(self.path), 400)
            content = self.system.slurp(self.path, SCRIPT_BYTES + 1)
        if content is not None and len(content) <= SCRIPT_BYTES:
            members += field('sha256', self.digest(content)) + ',"bytes":%d' % len(content)
        return ',"script":{' + members + '}'

    def _normal(self, path):
        if '/.' in path or '//' in path:
            path = self.load('paths').normpath(path)
        return path

    def _search_path(self):
        return [entry for entry in map(self.system.text, self.path_at_start) if entry]

    def _interpreter(self):
        field = self.events.field
        version = '.'.join(map(str, sys.version_info[:3]))
        if sys.version_info[3] != 'final':
            version += {'alpha': 'a', 'beta': 'b', 'candidate': 'rc'}[sys.version_info[3]] + str(
                sys.version_info[4]
            )
        path, _ = self.events.quote_list(self._search_path(), 800, 64)
        inner = (
            field('path', sys.executable or '', 300)
            + field('version', version)
            + field('implementation', sys.implementation.name)
        )
        return (
            ',"interpreter":{'
            + inner[1:]
            + '}'
            + field('prefix', sys.prefix, 200)
            + field('basePrefix', sys.base_prefix, 200)
            + ',"path":'
            + path
        )

    def members(self, run, forked_from=None):
        """The members of run.started for this process as it is now."""
        system, field = self.system, self.events.field
        ticks = process_start(system)
        boot = system.slurp('/proc/sys/kernel/random/boot_id', 64)
        return (
            field('probe', self.version)
            + field('run', run)
            + ',"pid":%d,"parentPid":%d' % (system.getpid(), system.getppid() if system.getppid else 0)
            + ('' if ticks is None else ',"processStart":%d' % ticks)
            + ('' if boot is None else field('bootId', boot.decode('ascii').strip()))
            + (',"uid":%d' % system.getuid() if system.getuid else '')
            + field('cwd', self._cwd(), 400)
            + field('mode', 'fork' if forked_from else self.mode)
            + field('forkedFrom', forked_from)
            + self.common
        )
