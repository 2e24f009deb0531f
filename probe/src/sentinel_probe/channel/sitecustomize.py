# The way in for one run: this directory stands on PYTHONPATH, so `site` imports this file at every start
# below it.
#
# It must parse and keep silent on every Python there is (2.7 too), and a start without the probe must look
# the same: it takes its directory out of sys.path and then lets `import sitecustomize` go on to whatever it
# shadowed. Where there is nothing, the ImportError that follows is the one `site` expects.

import sys

__builtins__ = dict(sys.modules.get('builtins', sys).__dict__)  # private: the functions below also run later


def boot(here):
    if sys.version_info < (3, 8):
        return
    # A program's wish to have no caches beside its own sources is not about ours: without them each start
    # compiles the probe anew, which takes ten milliseconds instead of one.
    uncached, sys.dont_write_bytecode = sys.dont_write_bytecode, False
    try:
        if uncached:
            __spec__.loader.get_code(__name__)
        begin(here.rpartition('/')[0] or here.rpartition('\\')[0], sys.modules['os'].environ)
    except (
        Exception
    ):  # a probe that cannot start must not be noticed; the agent lists the process as uncovered
        pass
    finally:
        sys.dont_write_bytecode = uncached


# Watched interpreters have these functions in their entry too: from here
def begin(place, environ, inbox=None):
    """The probe of this process, once: by the extension alone where it can, whose first event of interest then
    brings the modules in; else by the modules. `inbox`: where the environment names none."""
    inbox = environ.get('SENTINEL_INBOX') or inbox
    if not inbox or environ.get('SENTINEL_OFF') == '1' or 'sentinel_probe' in sys.modules:
        return
    probe = type(sys)('sentinel_probe')
    probe.native = native = extension(place, environ.get('SENTINEL_NATIVE'))
    sys.modules['sentinel_probe'] = probe

    def wake(state=None):
        bring(place, probe, state)
        return probe.load('bootstrap').start(inbox, probe, state)

    try:
        if native is not None and native.begin(place, inbox, wake):
            probe.awake = native.awake
        else:
            running = wake()
            probe.awake = lambda: running
    except BaseException:
        del sys.modules['sentinel_probe']
        raise


def extension(place, said=None):
    """The C extension; None where it is not for this Python (PyPy, no GIL, a system without a binary), was never tried
    and nobody asks for it, or is not wanted. `said`: SENTINEL_NATIVE."""
    name, imp = binary(), sys.modules['_imp']
    if sys.implementation.name != 'cpython' or 't' in getattr(sys, 'abiflags', ''):
        return None
    if said == '0' or (said != '1' and name != 'x86_64-linux-gnu.abi3.so') or 't-win' in imp.extension_suffixes()[0]:
        return None
    origin = place + '/native/' + name
    try:
        return imp.create_dynamic(sys.modules['_frozen_importlib'].ModuleSpec('sentinel_probe.native', None, origin=origin))
    except ImportError:
        return None


def binary():
    """The name of this platform's file, as `_native/build.py` gives it."""
    if sys.platform == 'win32':
        return 'win32-arm64.pyd' if 'ARM64' in sys.version else 'win32-x64.pyd'
    target = getattr(sys.implementation, '_multiarch', '')
    if sys.platform == 'darwin':
        target = sys.modules['posix'].uname().machine + '-darwin'
    return target + '.abi3.so'


def bring(place, probe, state=None):
    """The package, by hand: importlib's own way takes a tenth of a millisecond. What a program may have replaced
    since the start, `state` has as it was."""
    names = 'posix', 'nt', 'time', '_thread', 'marshal', '_imp', '_frozen_importlib', '_frozen_importlib_external'
    modules = as_they_were(state['kept'] if state else {name: sys.modules.get(name) for name in names})
    probe.__builtins__, probe.MODULES = __builtins__, modules
    probe.__file__, probe.__path__ = place + '/__init__.py', [place]
    code, probe.front = kept(modules, place, probe.__file__) or anew(probe.__file__)
    exec(code, probe.__dict__)


def as_they_were(kept):
    """Modules by name, those that are copies as stand-ins. `import` in the probe's own modules gives these, also
    when the interpreter is ending and has emptied sys.modules."""
    modules, real = {'sys': sys}, __builtins__['__import__']
    for name, module in kept.items():
        if type(module) is dict:
            module, copy = type(sys)(name), module
            module.__dict__.update(copy)
        modules[name] = module
    __builtins__['__import__'] = lambda name, *rest: modules.get(name) or real(name, *rest)
    return modules


def kept(modules, place, path):
    """The package's code and, with it, all that every start needs: the front of the probe's cache file (see its
    Bundle). None where there is no such file or it is not of these sources."""
    system = modules.get('posix') or modules['nt']
    flags = getattr(system, 'O_CLOEXEC', 0) | getattr(system, 'O_BINARY', 0)
    try:
        tag = sys.implementation.cache_tag
        descriptor = system.open('%s/__pycache__/probe.%s.bundle' % (place, tag), flags)
        head = system.read(descriptor, 8)
        content = system.read(descriptor, int.from_bytes(head[4:], 'little'))
        system.close(descriptor)
        if head[:4] != modules['_frozen_importlib_external'].MAGIC_NUMBER:
            return None
        front, found = modules['marshal'].loads(content), system.stat(path)
        mtime, size, code = front['__init__']
        code = modules['marshal'].loads(code)
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
