# Modules imported (top-level names, once each) and native libraries loaded.
#
# The `import` event comes before anything is found and not at all for importlib.import_module, so a module is told
# when its file is opened: it then stands last in sys.modules. Built-in and extension modules have no such file.

import sys

LOOK_BACK = 4  # modules that another thread may have begun in between


def create(probe):
    """Handlers for the events of imports; gives the probe `module_loaded` and `tell_modules`."""
    recorder, events, text = probe.recorder, probe.events, probe.system.text
    field, quote_list = events.field, events.quote_list
    asker, place, stdlib = probe.asker, probe.place, probe.stdlib
    modules, builtin = sys.modules, frozenset(sys.builtin_module_names)
    told = set()
    told.update(('sentinel_probe', 'sitecustomize', 'usercustomize', '__main__', '__mp_main__'))
    standard_names = builtin | getattr(sys, 'stdlib_module_names', frozenset())
    stat = probe.system.stat
    passed, wrapped = set(), []
    told_path = [probe.path_at_start]

    def tell_preloaded():
        """What a .pth file brought in before the probe came."""
        for top in {name.partition('.')[0] for name in probe.modules_at_start}:
            if top in told or top.startswith('_') or in_stdlib(top):
                passed.add(top)
            else:
                tell(top, None, False)

    def path_member():
        """sys.path where it differs from what the agent knows."""
        path = list(sys.path)
        if path == told_path[0]:
            return ''
        told_path[0] = path
        return ',"path":' + quote_list([entry for entry in map(text, path) if entry is not None], 2200, 64)[0]

    def tell(name, frame, standard):
        """Tell a top-level module once; one of the standard library only where other code led to it."""
        top = name.partition('.')[0]
        if top in told or not top:
            return
        at = place(frame)
        if standard and (at is None or top.startswith('_')):
            passed.add(top)
            return
        told.add(top)
        recorder.record('module.imported', field('module', top, 200) + field('at', at, 900) + path_member())

    def is_standard(path):
        return path.startswith(stdlib) and '-packages/' not in path

    def latest():
        names = []
        for name in reversed(modules):
            if type(name) is str:
                names.append(name)
            if len(names) == LOOK_BACK:
                break
        return names

    def module_loaded(path, frame):
        last, *earlier = latest()
        for name in reversed(earlier):
            top = name.partition('.')[0]
            if top not in told and top not in passed:
                tell(name, frame, in_stdlib(top))
        tell(last, frame, is_standard(path))
        if last == 'multiprocessing.util' and not wrapped:
            wrapped.append(last)
            probe.later.append(probe.load('spawning').create(probe))

    def imported(args):
        name, path = text(args[0]), text(args[1])
        if name is None:
            return
        if path is not None:
            frame = asker()[0]
            standard = is_standard(path)
            tell(name, frame, standard)
            if not standard:
                library(path, 'extension', frame)
        elif name in builtin and name not in told:
            tell(name, asker()[0], True)

    def library(path, how, frame):
        key = ('library', path)
        if not recorder.again(key):
            recorder.first(key, 'library.loaded', field('path', path) + ',"how":"' + how + '"'
                           + field('at', place(frame), 900))

    def dlopened(args):
        path = text(args[0])
        if path:
            library(path, 'ctypes', asker()[0])

    def tell_modules():
        """What no file was opened for (namespace packages, zipped modules), once more at the end."""
        for name in list(modules):
            if type(name) is str and name.isidentifier() and name not in told and name not in passed:
                tell(name, None, name.startswith('_') or in_stdlib(name))

    def in_stdlib(top):
        if top in standard_names:
            return True
        return exists(stdlib + top + '.py') or exists(stdlib + top)

    def exists(path):
        try:
            stat(path)
        except (OSError, ValueError):
            return False
        return True

    tell_preloaded()
    probe.module_loaded = module_loaded
    probe.tell_modules = tell_modules
    return {'import': imported, 'ctypes.dlopen': dlopened}
