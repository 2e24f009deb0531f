# The way in for one run: this directory stands on PYTHONPATH, so `site` imports this file at every start
# below it.
#
# It must parse and keep silent on every Python there is (2.7 too), and a start without the probe must look
# the same: it takes its directory out of sys.path and then lets `import sitecustomize` go on to whatever it
# shadowed. Where there is nothing, the ImportError that follows is the one `site` expects.

import sys


def boot(here):
    if sys.version_info < (3, 8):
        return
    # A program's wish to have no caches beside its own sources is not about ours: without them each start
    # compiles the probe anew, which takes ten milliseconds instead of one.
    uncached, sys.dont_write_bytecode = sys.dont_write_bytecode, False
    try:
        if uncached:
            __spec__.loader.get_code(__name__)
        if 'sentinel_probe' not in sys.modules:
            bring(here.rpartition('/')[0] or here.rpartition('\\')[0])
        sys.modules['sentinel_probe'].load('bootstrap').start()
    except (
        Exception
    ):  # a probe that cannot start must not be noticed; the agent lists the process as uncovered
        pass
    finally:
        sys.dont_write_bytecode = uncached


# Watched interpreters have the next three functions in their entry too: from here
def bring(place):
    """The package, by hand: importlib's own way takes a tenth of a millisecond."""
    probe = type(sys)('sentinel_probe')
    probe.__file__, probe.__path__ = place + '/__init__.py', [place]
    code, probe.front = kept(place, probe.__file__) or anew(probe.__file__)
    sys.modules['sentinel_probe'] = probe
    try:
        exec(code, probe.__dict__)
    except BaseException:
        del sys.modules['sentinel_probe']
        raise


def kept(place, path):
    """The package's code and, with it, all that every start needs: the front of the probe's cache file (see its
    Bundle). None where there is no such file or it is not of these sources."""
    system = sys.modules.get('posix') or sys.modules['nt']
    flags = getattr(system, 'O_CLOEXEC', 0) | getattr(system, 'O_BINARY', 0)
    try:
        tag = sys.implementation.cache_tag
        descriptor = system.open('%s/__pycache__/probe.%s.bundle' % (place, tag), flags)
        head = system.read(descriptor, 8)
        content = system.read(descriptor, int.from_bytes(head[4:], 'little'))
        system.close(descriptor)
        if head[:4] != sys.modules['_frozen_importlib_external'].MAGIC_NUMBER:
            return None
        front, found = sys.modules['marshal'].loads(content), system.stat(path)
        mtime, size, code = front['__init__']
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        return None
    return (code, front) if mtime == found.st_mtime_ns and size == found.st_size else None


def anew(path):
    external = sys.modules['_frozen_importlib_external']
    return external.SourceFileLoader('sentinel_probe', path).get_code('sentinel_probe'), {}


# to here.


def leave(here):
    sys.path[:] = [entry for entry in sys.path if entry != here]
    sys.path_importer_cache.pop(here, None)


shadow = sys.modules.pop('sitecustomize', None)  # kept: Python 2 wipes a module that nobody holds
here = __file__.rpartition('/')[0] or __file__.rpartition('\\')[0]
boot(here)
leave(here)
if sys.version_info < (3, 8):
    import sitecustomize  # noqa: F401
else:
    sys.modules['_frozen_importlib']._gcd_import(
        'sitecustomize'
    )  # an import statement would show in -X importtime
