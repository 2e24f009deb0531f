# How this process was started: its command line, script and interpreter, as run.started tells them. introduce.c does the
# same for the usual program.

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


class Invocation:
    """`kind`, `path`, `cwd` and `common` for an Identity."""

    def __init__(self, environ, probe, cwd):
        self.system, self.events, self.digest = probe.system, probe.events, probe.digest
        self.load, self.cwd = probe.load, cwd
        self.path_at_start = probe.path_at_start
        words = command_line(probe.system)
        kind, index, offset = parse(words) if words else ('none', 0, 0)
        self.kind = kind = self._settle_kind(kind, words)
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
