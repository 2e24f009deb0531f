# Files opened, removed and renamed, as an analyst means it: not what the interpreter reads to run the program.

CODE = ('.py', '.pyc', '.pyi', '.so', '.pyd', '.pth')
NO_FILES = frozenset(('/dev/null', '/dev/tty', '/dev/urandom', '/dev/random'))
# Read by library code on its own behalf; told when the user's code asks for them itself.
SYSTEM_FILES = ('/usr/share/zoneinfo/', '/usr/share/locale/', '/usr/lib/locale/', '/etc/mime.types', '/etc/httpd/',
                '/etc/apache', '/etc/os-release', '/usr/lib/os-release', '/etc/localtime', '/proc/self/',
                '/proc/cpuinfo', '/proc/meminfo', '/sys/devices/system/', '/sys/fs/cgroup/', '/usr/local/etc/mime.types')
# Library functions at work for themselves: looking for a place for temporary files, walking a tree to remove it.
HOUSEKEEPERS = frozenset(('_get_default_tempdir',))
WALKERS = frozenset(('rmtree', '_rmtree_safe_fd', '_rmtree_safe_fd_step', 'fwalk', '_fwalk'))
SOURCE_READERS = ('linecache.py', 'tokenize.py')


def absolute_path(system, normpath):
    """`absolute(path, dir_fd=-1)` with private copies; on Windows by the system's own rules."""
    getcwd, readlink = system.getcwd, system.readlink
    full = getattr(system.os, '_getfullpathname', None)
    if full is not None:
        return lambda path, dir_fd=-1: full(path)

    def absolute(path, dir_fd=-1):
        if path[:1] != '/':
            try:
                base = getcwd() if dir_fd == -1 else readlink('/proc/self/fd/%d' % dir_fd)
            except OSError:  # the directory is gone, or there is no /proc
                base = ''
            path = base + '/' + path
        if '/.' in path or '//' in path:
            path = normpath(path)
        return path

    return absolute


def create(probe):
    """Handlers for the events of files."""
    system, recorder, field = probe.system, probe.recorder, probe.events.field
    asker, place, stdlib = probe.asker, probe.place, probe.stdlib
    text, quote = system.text, probe.events.quote
    again, first = recorder.again, recorder.first
    importer, user, words_of = probe.frames.IMPORTER, probe.frames.USER, probe.frames.words_of
    changes = system.flag('O_CREAT', 'O_TRUNC')
    directory = system.flag('O_DIRECTORY', 'O_PATH')
    accesses = ('read', 'write', 'update', 'update')

    absolute = absolute_path(system, probe.normpath)

    def in_library(path):
        return path.startswith(stdlib) or '/site-packages/' in path or '/dist-packages/' in path

    def by_library(path, access, frame):
        """True for what the standard library and installed packages do for themselves."""
        name, _, function = words_of(frame)
        if function in HOUSEKEEPERS:
            return True
        if access != 'read':
            return '/__pycache__/' in path
        if in_library(path) or path.startswith(SYSTEM_FILES) or function in WALKERS:
            return True
        return path.endswith('.py') and name.endswith(SOURCE_READERS) and shows_source(frame)

    def shows_source(frame):
        """True for the lines that a traceback or a debugger shows."""
        return any(words_of(one)[0].endswith('linecache.py') for one in (frame, frame.f_back) if one is not None)

    def is_noise(path, access, frame, whose):
        if whose == user:
            return path in NO_FILES or (access == 'read' and path.endswith(CODE) and in_library(path))
        return whose == importer or path in NO_FILES or by_library(path, access, frame)

    def opened(args):
        path, _, flags = args
        if type(path) is not str:
            path = text(path)
        if path is None or type(flags) is not int or flags & directory:
            return
        access = accesses[flags & 3]
        if access == 'read' and flags & changes:
            access = 'update'
        if path[:1] != '/' or '/.' in path or '//' in path:
            path = absolute(path)
        key = (access, path)
        if again(key):
            return
        frame, whose = asker()
        if frame is None:
            return
        if whose == importer:
            probe.module_loaded(path, frame)
        elif not is_noise(path, access, frame, whose):
            first(key, 'file.opened',
                  f',"path":{quote(path)},"access":"{access}"' + field('at', place(frame), 900))

    def touched(event, path, rest=''):
        key = (event, path, rest)
        if again(key):
            return
        frame, whose = asker()
        if frame is not None and not is_noise(path, event, frame, whose):
            first(key, event, field('path', path) + rest + field('at', place(frame), 900))

    def removed(args):
        path = text(args[0])
        if path is not None:
            touched('file.removed', absolute(path, args[1]))

    def renamed(args):
        path, to = text(args[0]), text(args[1])
        if path is not None and to is not None:
            touched('file.renamed', absolute(path, args[2]), field('to', absolute(to, args[3])))

    def truncated(args):
        path = text(args[0])
        if path is not None:
            touched('file.opened', absolute(path), ',"access":"update"')

    def database(args):
        """SQLite opens its file in C: the connection is the only thing that is heard of it."""
        path = text(args[0])
        if not path or path == ':memory:':
            return
        access = 'update'
        if path.startswith('file:'):
            path, _, query = path[5:].partition('?')
            if 'mode=memory' in query or not path or path == ':memory:':
                return
            access = 'read' if 'mode=ro' in query else 'update'
            path = '/' + path.lstrip('/') if path.startswith('//') else path
        touched('file.opened', absolute(path), ',"access":"' + access + '"')

    probe.observe('modules')
    return {'open': opened, 'os.remove': removed, 'os.rename': renamed, 'os.truncate': truncated,
            'sqlite3.connect': database}
