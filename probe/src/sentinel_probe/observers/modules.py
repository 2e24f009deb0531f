# Modules imported (top-level names, once each) and native libraries loaded.
#
# The `import` event comes before anything is found and not at all for importlib.import_module, so a module is
# told when its file is opened: it then stands last in sys.modules. Built-in and extension modules have no
# such file.

import sys

LOOK_BACK = 4  # modules that another thread may have begun in between
OURS = ('sentinel_probe', 'sitecustomize', 'usercustomize', 'site', '__main__', '__mp_main__')
PATH_BYTES = 2200


class Modules:
    """The handlers for the events of imports."""

    def __init__(self, probe):
        self.probe, self.recorder, self.text = probe, probe.recorder, probe.system.text
        self.field, self.quote_list = probe.events.field, probe.events.quote_list
        self.asker, self.place, self.stat, self.stdlib = (
            probe.asker,
            probe.place,
            probe.system.stat,
            probe.stdlib,
        )
        self.modules, self.builtin = sys.modules, frozenset(sys.builtin_module_names)
        self.standard = self.builtin | getattr(sys, 'stdlib_module_names', frozenset())
        self.told = set(OURS)
        self.passed = set()  # of the standard library, asked for by itself
        self.told_path = probe.path_at_start
        self.wrapping = False
        self.watched, self.watcher = probe.load('observers.libraries').MODULES, None
        for name in self.watched.keys() & sys.modules.keys():
            self.watch(name)

    def handlers(self):
        return {'import': self.imported, 'ctypes.dlopen': self.dlopened}

    def imported(self, args):
        name, path = self.text(args[0]), self.text(args[1])
        if name is None:
            return
        if name in self.watched and path is None:
            self.watch(name)
        if path is not None:
            frame = self.asker()[0]
            standard = self.is_standard(path)
            self.tell(name, frame, standard)
            if name == '_interpreters':  # from Python 3.13 on the making of one raises no event
                self.recorder.record('gap.recorded', ',"reason":"uninstrumented","detail":"sub-interpreters"')
            if not standard:
                self.library(path, 'extension', frame)
        elif name in self.builtin and name not in self.told:
            self.tell(name, self.asker()[0], True)

    def watch(self, name):
        """A module of which functions are watched is about to come, or is there."""
        if self.watcher is None:
            self.watcher = self.probe.load('observers.watch').create(self.probe)
        self.watcher.importing(name)

    def content(self):
        if self.watcher is None:
            self.watcher = self.probe.load('observers.watch').create(self.probe)
        return self.watcher.content()

    def module_loaded(self, path, frame):
        """The import system opened a file: whatever stands last in sys.modules is being loaded."""
        last, *earlier = self.latest()
        for name in (last, *earlier):
            if name in self.watched:
                self.watch(name)
        for name in reversed(earlier):
            top = name.partition('.')[0]
            if top not in self.told and top not in self.passed:
                self.tell(top, frame, self.in_stdlib(top))
        self.tell(last, frame, self.is_standard(path))
        if last == 'multiprocessing.util' and not self.wrapping:
            self.wrapping = True
            self.probe.later.append(self.probe.load('spawning').create(self.probe))

    def latest(self):
        names = []
        for name in reversed(self.modules):
            if type(name) is str:
                names.append(name)
            if len(names) == LOOK_BACK:
                break
        return names

    def tell(self, name, frame, standard):
        """Tell a top-level module once; one of the standard library only where other code led to it."""
        top = name.partition('.')[0]
        if top in self.told or not top or (standard and top in self.passed):
            return
        at = self.place(frame)
        if standard and (at is None or top.startswith('_')):
            self.passed.add(top)
            return
        self.told.add(top)
        known = ',"standard":true' if standard else ''
        members = self.field('module', top, 200) + known + self.field('at', at, 900) + self.path_member()
        self.recorder.record('module.imported', members)

    def path_member(self):
        """sys.path where it differs from what the agent knows."""
        path = list(sys.path)
        if path == self.told_path:
            return ''
        self.told_path = path
        entries = [entry for entry in map(self.text, path) if entry is not None]
        return ',"path":' + self.quote_list(entries, PATH_BYTES, 64)[0]

    def is_standard(self, path):
        return path.startswith(self.stdlib) and '-packages/' not in path

    def in_stdlib(self, top):
        return (
            top in self.standard or self.exists(self.stdlib + top + '.py') or self.exists(self.stdlib + top)
        )

    def exists(self, path):
        try:
            self.stat(path)
        except (OSError, ValueError):
            return False
        return True

    def library(self, path, how, frame):
        key = ('library', path)
        if not self.recorder.again(key):
            at = self.field('at', self.place(frame), 900)
            self.recorder.first(key, 'library.loaded', self.field('path', path) + ',"how":"' + how + '"' + at)

    def dlopened(self, args):
        path = self.text(args[0])
        if path:
            self.library(path, 'ctypes', self.asker()[0])

    def tell_rest(self, names):
        """What no file was opened for: namespace packages, zipped modules, what a .pth file brought in before
        us."""
        for top in names:
            if type(top) is str and top.isidentifier() and top not in self.told and top not in self.passed:
                self.tell(top, None, top.startswith('_') or self.in_stdlib(top))


def create(probe):
    """Handlers by event; gives the probe `module_loaded` and `tell_modules`."""
    modules = Modules(probe)
    modules.tell_rest(probe.modules_at_start)
    probe.module_loaded = modules.module_loaded
    probe.watched_content = modules.content
    probe.tell_modules = lambda: modules.tell_rest(list(sys.modules))
    return modules.handlers()
