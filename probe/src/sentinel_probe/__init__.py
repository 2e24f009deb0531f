# The probe: what one Python process tells about itself. `load` is how its own modules come in.
#
# Modules here never import one another: `bootstrap` loads them and hands each what it needs. An import statement would
# show in `-X importtime`, consult the program's own finders, and call a `__import__` that the program replaced.

import sys

__builtins__ = dict(sys.modules['builtins'].__dict__)  # private: programs replace `open`, `type`, `__import__`…
VERSION = '0.1.0'
DIRECTORY = __file__.rpartition('/')[0] or __file__.rpartition('\\')[0]


def compiled(location, system, sys=sys, marshal=sys.modules['marshal'], imp=sys.modules['_imp']):
    """The cached code of a source file, or None where it is missing or stale (the format is PEP 552's).

    importlib takes 100 microseconds for the same; ten modules of it were most of the start.
    """
    folder, _, name = location.rpartition('/')
    level = '.opt-%d' % sys.flags.optimize if sys.flags.optimize else ''
    cache = '%s/__pycache__/%s.%s%s.pyc' % (folder, name[:-3], sys.implementation.cache_tag, level)
    try:
        source = system.stat(location)
        descriptor = system.open(cache, system.O_RDONLY | getattr(system, 'O_CLOEXEC', 0))
    except (OSError, AttributeError):
        return None
    try:
        content = system.read(descriptor, 1 << 16)
    finally:
        system.close(descriptor)
    stamp = int(source.st_mtime).to_bytes(8, 'little')[:4] + source.st_size.to_bytes(8, 'little')[:4]
    if content[:4] != sys.modules['_frozen_importlib_external'].MAGIC_NUMBER or content[4:16] != bytes(4) + stamp:
        return None
    code = marshal.loads(memoryview(content)[16:])
    imp._fix_co_filename(code, location)
    return code


def load(name, sys=sys, directory=DIRECTORY, compiled=compiled, run=exec, new=type(sys), private=__builtins__,
         external=sys.modules['_frozen_importlib_external'], system=sys.modules.get('posix')):
    """The module `sentinel_probe.<name>`, loaded once, past every finder on `sys.meta_path`."""
    full = 'sentinel_probe.' + name
    module = sys.modules.get(full)
    if module is None:
        module = new(full)
        module.__builtins__ = private
        module.__file__ = location = directory + '/' + name.replace('.', '/') + '.py'
        code = compiled(location, system) if system and not sys.pycache_prefix else None
        if code is None:
            code = external.SourceFileLoader(full, location).get_code(full)
        run(code, module.__dict__)
        sys.modules[full] = module
    return module
