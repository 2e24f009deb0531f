# Sentinel watches this Python: `sentinel unwatch` takes this file away again.
#
# Written into watched interpreters, as `_sentinel_start.py` of site-packages (called by `000-sentinel.pth`, from
# Python 3.18 on by `000-sentinel-entry.start`) and as `sitecustomize.py` of the standard library. Silent whatever happens,
# and nothing at all once the data folder or the probe is gone.

import sys

__builtins__ = dict(sys.modules['builtins'].__dict__)  # private: the functions below also run later
PACKAGE = '@PACKAGE@'
INBOX = '@INBOX@'


def start(folder=None):
    """The probe, once, whichever channel came first; `folder` is the one whose `.pth` files `site` is at. A Ctrl-C is
    the user's; SystemExit here would end the interpreter with a fatal error."""
    try:
        enter(sys.modules['os'], folder)
    except KeyboardInterrupt:
        raise
    except BaseException:
        pass


def enter(os, folder):
    sys.modules.pop('_sentinel_start', None)
    if 'sentinel_probe' not in sys.modules:
        os.stat(INBOX)
        begin(PACKAGE, os.environ, INBOX)  # noqa: F821
    probe = sys.modules.get('sentinel_probe')
    if probe is not None:
        probe.start = start  # `site` comes by again, and need not look for this file then
    if folder is not None and probe is not None:
        names = [name for name in listed(os, folder) if name.endswith('.pth')]
        if len(names) > 1:
            running = probe.awake()
            running.load('startup_guard').look(running, folder, names, os, sys.addaudithook)


def listed(os, folder):
    """What `site` has just listed, from its own frame: to read a large folder again costs as much as all else here."""
    frame = sys._getframe()
    while frame is not None and frame.f_code.co_name != 'addsitedir':
        frame = frame.f_back
    names = None if frame is None else frame.f_locals.get('names')
    return names if type(names) is list else os.listdir(folder)


# @BRING@: from channel/sitecustomize.py, as neither file can read the other at a start


def give_way(here):
    """Loads what `import sitecustomize` would have found without us: the one that stood here before, else one
    further down sys.path (an environment's own). Where there is none, the error is the one that `site` expects."""
    external, frozen = sys.modules['_frozen_importlib_external'], sys.modules['_frozen_importlib']
    sys.modules.pop('sitecustomize', None)
    kept = here + '/_sentinel_kept_sitecustomize.py'
    try:
        sys.modules['os'].stat(kept)
    except OSError:
        others = [entry for entry in sys.path if entry != here]
        spec = external.PathFinder.find_spec('sitecustomize', others)
    else:
        spec = external.spec_from_file_location('sitecustomize', kept)
    if spec is None:
        raise ModuleNotFoundError("No module named 'sitecustomize'", name='sitecustomize')
    frozen._load(spec)


if __name__ == 'sitecustomize':
    start()
    give_way(__file__.rpartition('/')[0] or __file__.rpartition('\\')[0])
