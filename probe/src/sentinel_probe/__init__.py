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


class Files:
    """The system's functions as they were when the probe came."""

    def __init__(self, system):
        self.stat, self.open, self.read, self.close = system.stat, system.open, system.read, system.close
        self.flags = system.O_RDONLY | getattr(system, 'O_CLOEXEC', 0)


def compiled(
    location,
    files,
    sys=sys,
    marshal=sys.modules['marshal'],
    imp=sys.modules['_imp'],
    magic=sys.modules['_frozen_importlib_external'].MAGIC_NUMBER,
):
    """The cached code of a source file, or None where it is missing or stale (the format is PEP 552's).

    importlib takes 100 microseconds for the same; ten modules of it were most of the start.
    """
    folder, _, name = location.rpartition('/')
    level = '.opt-%d' % sys.flags.optimize if sys.flags.optimize else ''
    cache = '%s/__pycache__/%s.%s%s.pyc' % (folder, name[:-3], sys.implementation.cache_tag, level)
    try:
        source = files.stat(location)
        descriptor = files.open(cache, files.flags)
    except OSError:
        return None
    try:
        content = files.read(descriptor, 1 << 16)
    finally:
        files.close(descriptor)
    stamp = int(source.st_mtime).to_bytes(8, 'little')[:4] + source.st_size.to_bytes(8, 'little')[:4]
    if content[:4] != magic or content[4:16] != bytes(4) + stamp:
        return None
    code = marshal.loads(memoryview(content)[16:])
    imp._fix_co_filename(code, location)
    return code


def load(
    name,
    sys=sys,
    directory=DIRECTORY,
    compiled=compiled,
    run=exec,
    new=type(sys),
    private=__builtins__,
    external=sys.modules['_frozen_importlib_external'],
    files=Files(sys.modules.get('posix') or sys.modules['nt']),
):
    """The module `sentinel_probe.<name>`, loaded once, past every finder on `sys.meta_path`.

    Its functions live in a namespace of their own: the interpreter empties those of modules while it shuts
    down, and the hook still hears events then.
    """
    full = 'sentinel_probe.' + name
    module = sys.modules.get(full)
    if module is None:
        location = directory + '/' + name.replace('.', '/') + '.py'
        code = None if sys.pycache_prefix else compiled(location, files)
        if code is None:
            code = external.SourceFileLoader(full, location).get_code(full)
        space = {'__builtins__': private, '__name__': full, '__file__': location}
        run(code, space)
        module = new(full)
        module.__dict__.update(space)
        sys.modules[full] = module
    return module
