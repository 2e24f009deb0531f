# The probe: what one Python process tells about itself. `load` is how its own modules come in.
#
# Modules here never import one another: `bootstrap` loads them and hands each what it needs. An import
# statement would show in `-X importtime`, consult the program's own finders, and call a `__import__` that the
# program replaced.

import sys

__builtins__ = dict(
    sys.modules['builtins'].__dict__
)  # private: programs replace `open`, `type`, `__import__`…
VERSION = '0.1.0'
DIRECTORY = __file__.rpartition('/')[0] or __file__.rpartition('\\')[0]


class Bundle:
    """Every module of the probe compiled, in one cache file: importlib's file per module was a third of the
    start.

    `__pycache__/probe.<cache tag>.bundle` is the magic number of the interpreter's own caches, then, each behind
    its length in four bytes (little-endian), the front, the index and the codes. The front, which the way in has
    read, is marshal of {name: (mtime in ns and size of the source, code)} for what every start needs; the index is
    marshal of {name: (mtime, size, where its code begins and ends)} for the rest. `bundle.py` writes it.
    """

    def __init__(self, system, directory, front):
        self.system, self.directory, self.front = system, directory, front
        self.stat, self.marshal = system.stat, sys.modules['marshal']
        self.files = system.open, system.fstat, system.read, system.close  # before a program replaces them
        self.index = self.maker = None

    def path(self):
        return '%s/__pycache__/probe.%s.bundle' % (self.directory, sys.implementation.cache_tag)

    def read(self, path):
        flags = getattr(self.system, 'O_CLOEXEC', 0) | getattr(self.system, 'O_BINARY', 0)
        open_file, fstat, read, close = self.files
        descriptor = open_file(path, flags)
        try:
            return read(descriptor, fstat(descriptor).st_size)
        finally:
            close(descriptor)

    def open(self):
        """Read the index; it stays empty where there is no cache file or another Python wrote it."""
        self.index = {}
        try:
            content = memoryview(self.read(self.path()))
            if content[:4] == sys.modules['_frozen_importlib_external'].MAGIC_NUMBER:
                _, begin = self.part(content, 4)
                begin, end = self.part(content, begin)
                self.index = self.marshal.loads(content[begin:end])
                self.codes = content[end + 4 :]
        except (OSError, EOFError, ValueError, TypeError):
            pass

    def part(self, content, begin):
        """Where the part whose length stands at `begin` begins and ends."""
        return begin + 4, begin + 4 + int.from_bytes(content[begin : begin + 4], 'little')

    def location(self, name):
        return self.directory + '/' + name.replace('.', '/') + '.py'

    def code(self, name):
        """The code of `sentinel_probe.<name>`, compiled where its source is newer than the cache."""
        location = self.location(name)
        found = self.stat(location)
        mtime, size, code = self.front.get(name) or self.kept(name)
        if mtime != found.st_mtime_ns or size != found.st_size:
            return self.anew(name)
        if code.co_filename != location:
            sys.modules['_imp']._fix_co_filename(code, location)
        return code

    def kept(self, name):
        if self.index is None:
            self.open()
        mtime, size, begin, end = self.index.get(name, (0, 0, 0, 0))
        return mtime, size, self.marshal.loads(self.codes[begin:end]) if end else None

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
    bundle=Bundle(sys.modules.get('posix') or sys.modules['nt'], DIRECTORY, globals().pop('front', {})),
):
    """The module `sentinel_probe.<name>`, loaded once, past every finder on `sys.meta_path`.

    It stands in no sys.modules: the interpreter empties those that do while it shuts down, and the hook still
    hears events then.
    """
    module = loaded.get(name)
    if module is None:
        module = new('sentinel_probe.' + name)
        module.__dict__.update(__builtins__=private, __file__=bundle.location(name))
        run(bundle.code(name), module.__dict__)
        loaded[name] = module
    return module
