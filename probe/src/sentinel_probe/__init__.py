# The probe: what one Python process tells about itself. `load` is how its own modules come in.
#
# Modules here never import one another: `bootstrap` loads them and hands each what it needs. An import
# statement would show in `-X importtime`, consult the program's own finders, and call a `__import__` that the
# program replaced.

import sys

if 'MODULES' not in globals():  # not by the way in, which has both as they were before the program: a test
    __builtins__ = dict(sys.modules['builtins'].__dict__)  # private: programs replace `open`, `type`, `__import__`…
    MODULES = sys.modules
VERSION = '0.1.0'
DIRECTORY = __file__.rpartition('/')[0] or __file__.rpartition('\\')[0]


class Bundle:
    """Every module of the probe compiled, in one cache file: importlib's file per module was a third of the
    start.

    `__pycache__/probe.<cache tag>.bundle` is the magic number of the interpreter's own caches, then, each behind
    its length in four bytes (little-endian), the front, the index and the codes. The front, which the way in has
    read, is marshal of {name: (mtime in ns and size of the source, marshalled code)} for what most starts need; the
    index is marshal of {name: (mtime, size, where its code begins and ends)} for the rest. `bundle.py` writes it.
    """

    def __init__(self, directory, front):
        self.system = system = MODULES.get('posix') or MODULES['nt']
        self.directory, self.front = directory, front
        self.stat, self.loads = system.stat, MODULES['marshal'].loads
        self.files = system.open, system.fstat, system.lseek, system.read, system.close  # before they are replaced
        self.index = self.maker = self.found = None

    def path(self):
        return '%s/__pycache__/probe.%s.bundle' % (self.directory, sys.implementation.cache_tag)

    def opened(self, path, use):
        """What `use(descriptor, its fstat, lseek, read)` says of a file."""
        flags = getattr(self.system, 'O_CLOEXEC', 0) | getattr(self.system, 'O_BINARY', 0)
        open_file, fstat, seek, read, close = self.files
        descriptor = open_file(path, flags)
        try:
            return use(descriptor, fstat(descriptor), seek, read)
        finally:
            close(descriptor)

    def read(self, path):
        return self.opened(path, lambda descriptor, found, seek, read: read(descriptor, found.st_size))

    def open(self):
        """Read the index; it stays empty where there is no cache file or another Python wrote it."""
        self.index = {}
        try:
            self.opened(self.path(), self.read_index)
        except (OSError, EOFError, ValueError, TypeError):
            pass

    def read_index(self, descriptor, found, seek, read):
        head = read(descriptor, 8)
        if head[:4] == MODULES['_frozen_importlib_external'].MAGIC_NUMBER:
            begin = seek(descriptor, int.from_bytes(head[4:], 'little'), 1)
            length = int.from_bytes(read(descriptor, 4), 'little')
            self.index = self.loads(read(descriptor, length))
            self.begin, self.found = begin + 8 + length, found

    def part(self, begin, end):
        """Those bytes of the codes; None where the file is another by now."""

        def look(descriptor, found, seek, read, now=self.found):
            same = found[1:3] == now[1:3] and found.st_size == now.st_size and found.st_mtime_ns == now.st_mtime_ns
            seek(descriptor, self.begin + begin, 0)
            return read(descriptor, end - begin) if same else None

        return self.opened(self.path(), look)

    def location(self, name):
        return self.directory + '/' + name.replace('.', '/') + '.py'

    def code(self, name):
        """The code of `sentinel_probe.<name>`, compiled where its source is newer than the cache."""
        location = self.location(name)
        found = self.stat(location)
        mtime, size, code = self.front.get(name) or self.kept(name)
        if mtime != found.st_mtime_ns or size != found.st_size or code is None:
            return self.anew(name)
        code = self.loads(code)
        if code.co_filename != location:
            MODULES['_imp']._fix_co_filename(code, location)
        return code

    def kept(self, name):
        if self.index is None:
            self.open()
        mtime, size, begin, end = self.index.get(name, (0, 0, 0, 0))
        try:
            return mtime, size, self.part(begin, end) if end else None
        except OSError:
            return 0, 0, None

    def anew(self, name):
        if self.maker is None:
            location = self.location('bundle')
            space = {'__builtins__': __builtins__, '__name__': 'sentinel_probe.bundle'}
            exec(compile(self.read(location), location, 'exec', 0, True), space)
            self.maker = space['Maker'](self)
        return self.maker.code(name)


def load(
    name,
    loaded={},
    run=exec,
    new=type(sys),
    private=__builtins__,
    bundle=Bundle(DIRECTORY, globals().pop('front', {})),
    modules=MODULES,
):
    """The module `sentinel_probe.<name>`, loaded once, past every finder on `sys.meta_path`.

    It stands in no sys.modules: the interpreter empties those that do while it shuts down, and the hook still
    hears events then.
    """
    module = loaded.get(name)
    if module is None:
        module = new('sentinel_probe.' + name)
        module.__dict__.update(__builtins__=private, MODULES=modules, __file__=bundle.location(name))
        run(bundle.code(name), module.__dict__)
        loaded[name] = module
    return module
