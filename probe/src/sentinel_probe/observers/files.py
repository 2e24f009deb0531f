# Files opened, removed and renamed, as an analyst means it: not what the interpreter reads to run the
# program.

CODE = ('.py', '.pyc', '.pyi', '.so', '.pyd', '.pth')
NO_FILES = frozenset(('/dev/null', '/dev/tty', '/dev/urandom', '/dev/random'))
# Read by library code on its own behalf; told when the user's code asks for them itself.
SYSTEM_FILES = (
    '/usr/share/zoneinfo/',
    '/usr/share/locale/',
    '/usr/lib/locale/',
    '/etc/mime.types',
    '/etc/httpd/',
    '/etc/apache',
    '/etc/os-release',
    '/usr/lib/os-release',
    '/etc/localtime',
    '/proc/self/',
    '/proc/cpuinfo',
    '/proc/meminfo',
    '/sys/devices/system/',
    '/sys/fs/cgroup/',
    '/usr/local/etc/mime.types',
)
# Library functions at work for themselves: looking for a place for temporary files (the file's own name
# comes from the opener that they pass), walking a tree to remove it.
HOUSEKEEPERS = frozenset(('_get_default_tempdir', 'TemporaryFile', 'NamedTemporaryFile'))
WALKERS = frozenset(('rmtree', '_rmtree_safe_fd', '_rmtree_safe_fd_step', 'fwalk', '_fwalk'))
SOURCE_READERS = ('linecache.py', 'tokenize.py')
ACCESSES = ('read', 'write', 'update', 'update')  # by the two lowest bits of the flags
PLACE_BYTES = 900


CREDENTIALS = tuple(
    '/' + name
    for name in (
        '.env .env.local .netrc .pgpass .pypirc .npmrc .git-credentials .aws/credentials .streamlit/secrets.toml'
    ).split()
)
CREDENTIAL_BYTES = 1 << 16
CREDENTIAL_FILES = 16


class Noise:
    """What the interpreter and its libraries do with files for themselves."""

    def __init__(self, frames, stdlib):
        self.stdlib = stdlib
        folder, _, version = stdlib[:-1].rpartition('.')
        self.zipped = folder + version + '.zip'  # `python312.zip`: on sys.path always, there hardly ever
        self.importer, self.user, self.words_of = frames.IMPORTER, frames.USER, frames.words_of

    def __call__(self, path, access, frame, whose):
        if whose == self.user:
            return path in NO_FILES or (access == 'read' and path.endswith(CODE) and self.in_library(path))
        return whose == self.importer or path in NO_FILES or self.by_library(path, access, frame)

    def in_library(self, path):
        return (
            path.startswith(self.stdlib)
            or '/site-packages/' in path
            or '/dist-packages/' in path
            or path == self.zipped
        )

    def by_library(self, path, access, frame):
        name, _, function = self.words_of(frame)
        if function in HOUSEKEEPERS:
            return True
        if access != 'read':
            return '/__pycache__/' in path
        if self.in_library(path) or path.startswith(SYSTEM_FILES) or function in WALKERS:
            return True
        return path.endswith('.py') and name.endswith(SOURCE_READERS) and self.shows_source(frame)

    def shows_source(self, frame):
        """True for the lines that a traceback or a debugger shows."""
        nearest = (frame, frame.f_back)
        return any(one is not None and self.words_of(one)[0].endswith('linecache.py') for one in nearest)


class Files:
    """The handlers for the events of files."""

    def __init__(self, probe):
        self.probe, system, self.recorder = probe, probe.system, probe.recorder
        probe.credential_files = []
        self.again, self.first = probe.recorder.again, probe.recorder.first
        self.field, self.quote, self.text = probe.events.field, probe.events.quote, system.text
        self.asker, self.place = probe.asker, probe.place
        self.noise, self.importer = Noise(probe.frames, probe.stdlib), probe.frames.IMPORTER
        self.module_loaded = probe.module_loaded
        self.changes = system.flag('O_CREAT', 'O_TRUNC')
        self.no_content = system.flag('O_DIRECTORY', 'O_PATH')
        self.getcwd, self.readlink = system.getcwd, system.readlink
        self.normpath = probe.load('paths').normpath
        self.synced = None
        self.full = getattr(system.os, '_getfullpathname', None)

    def handlers(self):
        return {
            'open': self.opened,
            'os.remove': self.removed,
            'os.rename': self.renamed,
            'os.truncate': self.truncated,
            'sqlite3.connect': self.database,
        }

    def absolute(self, path, directory=-1):
        """The path from the root, with private copies; on Windows by the system's own rules."""
        if self.full is not None:
            return self.full(path)
        if path[:1] != '/':
            try:
                base = self.getcwd() if directory == -1 else self.readlink('/proc/self/fd/%d' % directory)
            except OSError:  # the directory is gone, or there is no /proc
                base = ''
            path = base + '/' + path
        if '/.' in path or '//' in path:
            path = self.normpath(path)
        return path

    def opened(self, args):
        path, _, flags = args
        if type(path) is not str:
            path = self.text(path)
        if path is None or type(flags) is not int or flags & self.no_content:
            return
        access = ACCESSES[flags & 3]
        if access == 'read' and flags & self.changes:
            access = 'update'
        if path[:1] != '/' or '/.' in path or '//' in path:
            path = self.absolute(path)
        unpacking = self.probe.unpacking
        if unpacking is not None and unpacking.opened(path, access):
            return
        key = (access, path)
        if self.again(key):
            return
        frame, whose = self.asker()
        if whose == self.importer:
            self.module_loaded(path, frame)
        elif frame is not None and not self.noise(path, access, frame, whose):
            at = self.field('at', self.place(frame), PLACE_BYTES)
            self.first(key, 'file.opened', f',"path":{self.quote(path)},"access":"{access}"{at}')
            if access == 'read' and path.endswith(CREDENTIALS):
                self.credentials(path)
            elif access != 'read':
                self.written(path, self.place(frame))

    def written(self, path, at):
        if self.synced is None:
            self.synced = self.probe.load('observers.content_synced').create(self.probe)
        self.synced(path, at)

    def credentials(self, path):
        """Kept in this process alone: what the file says must not leave (content_secrets.py)."""
        content = self.probe.quietly(self.probe.system.slurp, path, CREDENTIAL_BYTES)
        if content and len(self.probe.credential_files) < CREDENTIAL_FILES:
            self.probe.credential_files.append(content)

    def touched(self, event, path, rest=''):
        key = (event, path, rest)
        if self.again(key):
            return
        frame, whose = self.asker()
        if frame is not None and not self.noise(path, event, frame, whose):
            at = self.field('at', self.place(frame), PLACE_BYTES)
            self.first(key, event, self.field('path', path) + rest + at)

    def removed(self, args):
        path = self.text(args[0])
        if path is not None:
            path = self.absolute(path, args[1])
            if not self.unpacked(path):
                self.touched('file.removed', path)

    def renamed(self, args):
        path, to = self.text(args[0]), self.text(args[1])
        if path is not None and to is not None:
            path, to = self.absolute(path, args[2]), self.absolute(to, args[3])
            if not self.unpacked(path, to):
                self.touched('file.renamed', path, self.field('to', to))

    def unpacked(self, *paths):
        unpacking = self.probe.unpacking
        return unpacking is not None and unpacking.changed(paths)

    def truncated(self, args):
        path = self.text(args[0])
        if path is not None:
            self.touched('file.opened', self.absolute(path), ',"access":"update"')

    def database(self, args):
        """SQLite opens its file in C: the connection is the only thing that is heard of it."""
        path = self.text(args[0])
        access = 'update'
        if path and path.startswith('file:'):
            path, _, query = path[5:].partition('?')
            if 'mode=memory' in query:
                return
            access = 'read' if 'mode=ro' in query else 'update'
            path = '/' + path.lstrip('/') if path.startswith('//') else path
        if path and path != ':memory:':
            self.touched('file.opened', self.absolute(path), ',"access":"' + access + '"')


def create(probe):
    """Handlers by event; modules are heard of through their files."""
    probe.observe('modules')
    return Files(probe).handlers()
