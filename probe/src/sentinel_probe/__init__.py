# The probe: what one Python process tells about itself. `load` is how its own modules come in.
#
# Modules here never import one another: `bootstrap` loads them and hands each what it needs. An import statement would
# show in `-X importtime`, consult the program's own finders, and call a `__import__` that the program replaced.

import sys

VERSION = '0.1.0'
DIRECTORY = __file__.rpartition('/')[0] or __file__.rpartition('\\')[0]


def load(name, sys=sys, directory=DIRECTORY, external=sys.modules['_frozen_importlib_external'],
         build=sys.modules['_frozen_importlib'].module_from_spec):
    """The module `sentinel_probe.<name>`, loaded once, past every finder on `sys.meta_path`."""
    full = 'sentinel_probe.' + name
    module = sys.modules.get(full)
    if module is None:
        location = directory + '/' + name.replace('.', '/') + '.py'
        spec = external.spec_from_file_location(full, location)
        module = build(spec)
        spec.loader.exec_module(module)
        sys.modules[full] = module
    return module
