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
        package = here.rpartition('/')[0] or here.rpartition('\\')[0]
        if 'sentinel_probe' not in sys.modules:  # by hand: a module spec costs as much again
            probe = type(sys)('sentinel_probe')
            probe.__file__, probe.__path__ = package + '/__init__.py', [package]
            loader = sys.modules['_frozen_importlib_external'].SourceFileLoader
            code = loader('sentinel_probe', probe.__file__).get_code('sentinel_probe')
            sys.modules['sentinel_probe'] = probe
            exec(code, probe.__dict__)
        sys.modules['sentinel_probe'].load('bootstrap').start()
    except (
        Exception
    ):  # a probe that cannot start must not be noticed; the agent lists the process as uncovered
        pass
    finally:
        sys.dont_write_bytecode = uncached


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
