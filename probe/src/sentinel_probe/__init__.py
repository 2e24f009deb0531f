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

    `__pycache__/probe.<cache tag>.bundle` is the magic number of the interpreter's own caches, the length of
    the index in four bytes (little-endian), the index and the codes. The index is marshal of {name: (mtime in
    ns, size of the source, where its code begins and ends)}; `bundle.py` writes it.
    """

    def __init__(self, system, directory):
        self.system, self.directory = system, directory
        self.marshal, self.imp = sys.modules['marshal'], sys.modules['_imp']
        self.magic = sys.modules['_frozen_importlib_external'].MAGIC_NUMBER
        self.flags = getattr(system, 'O_CLOEXEC', 0) | getattr(system, 'O_BINARY', 0)
        self.path = '%s/__pycache__/probe.%s.bundle' % (directory, sys.implementation.cache_tag)
        self.stat = system.stat
        self.index = self.maker = None

    def content(self, path):
        descriptor = self.system.open(path, self.flags)
        try:
            return self.system.read(descriptor, 1 << 18)
        finally:
            self.system.close(descriptor)

    def open(self):
        """Read the cache file; its index stays empty where there is none or another Python wrote it."""
        self.index = {}
        try:
            content = memoryview(self.content(self.path))
            if content[:4] == self.magic:
                end = 8 + int.from_bytes(content[4:8], 'little')
                self.index = self.marshal.loads(content[8:end])
                self.codes = content[end:]
        except (OSError, EOFError, ValueError, TypeError):
            pass

    def location(self, name):
        return self.directory + '/' + name.replace('.', '/') + '.py'

    def code(self, name):
        """The code of `sentinel_probe.<name>`, compiled where its source is newer than the cache."""
        if self.index is None:
            self.open()
        location = self.location(name)
        found = self.stat(location)
        mtime, size, begin, end = self.index.get(name, (0, 0, 0, 0))
        if mtime != found.st_mtime_ns or size != found.st_size:
            return self.anew(name)
        code = self.marshal.loads(self.codes[begin:end])
        self.imp._fix_co_filename(code, location)
        return code

    def anew(self, name):
        if self.maker is None:
            location = self.location('bundle')
            space = {'__builtins__': __builtins__, '__name__': 'sentinel_probe.bundle'}
            exec(compile(self.content(location), location, 'exec', 0, True), space)
            self.maker = space['Maker'](self)
        return self.maker.code(name)


def load(
    name,
    modules=sys.modules,
    run=exec,
    new=type(sys),
    private=__builtins__,
    bundle=Bundle(sys.modules.get('posix') or sys.modules['nt'], DIRECTORY),
):
    """The module `sentinel_probe.<name>`, loaded once, past every finder on `sys.meta_path`.

    Its functions live in a namespace of their own: the interpreter empties those of modules while it shuts
    down, and the hook still hears events then.
    """
    full = 'sentinel_probe.' + name
    module = modules.get(full)
    if module is None:
        space = {'__builtins__': private, '__name__': full, '__file__': bundle.location(name)}
        run(bundle.code(name), space)
        module = new(full)
        module.__dict__.update(space)
        modules[full] = module
    return module
