# Watches libraries: what a Run did in its user's words is heard at the functions that its libraries offer.
#
# HOW TO WATCH ONE MORE LIBRARY. If its shape is known: data only, an entry `observe:` in knowledge/libraries/*.yaml,
# then `node knowledge/src/compileObservers.ts`, which writes `libraries.py`. An entry is
#     module: httpcore._sync.connection_pool     where the functions are DEFINED (a class is patched, not its copies)
#     calls: [ConnectionPool.handle_request]     paths inside that module; what is not there is left out silently
#     shape: httpcore                            → observers/httpcore.py (`-` becomes `_`), loaded at its first use
#     as: call                                   the role: which of the shape's acts this function is
#     with: { … }                                the shape's parameters, texts all
#
# HOW TO WRITE A SHAPE. `create(watcher)` returns {role: act}. `act(parameters)` returns `(begin, end)`:
#     begin(args, kwargs) → a state, or None: this call is nobody's business. `kwargs` may be changed in place.
#     end(state, result, fault) → None, or what the program gets instead of `result`. `fault` is the exception
#         that passes through, else None. For a coroutine `end` comes when it was awaited.
# Both may raise what they like and touch the library's objects freely: such a fault is counted and never seen by
# the program; KeyboardInterrupt, and what the user's own code raised, pass. `end` is not called without a state.
#     watcher.tell(kind, members, sums, origin)  writes an Event; `members` is the JSON text of what makes two acts
#         the same (`,"engine":"sqlite"…`: use watcher.field(name, text, bytes), watcher.quote_list, watcher.number),
#         `sums` is {name: int or None} of what adds up. The same act again is counted and summed, not written again.
#     watcher.origin(library)      (at, library): nearest place in the user's code, and the package that it called.
#         Take it in `begin`: later (await, threads) the user's frames may be gone.
#     watcher.enclosing(kind)      the nearest state of class `kind` around this call, or None: a layer that finds
#         one of its own shape outside gives what it knows to that one and returns None. Async and thread safe.
#
# HOW A MODULE IS CAUGHT. The `import` event of a watched name puts one finder in front of sys.meta_path, which lets
# the others find the module, has its loader patch it after its body ran, and goes when nothing is awaited any more.
# Where no event is raised (importlib.import_module) or the loader is not an object of Python's, the module is
# patched at the first event after its import.

import sys


class Finder:
    """Stands in front of sys.meta_path while watched modules are being imported.

    It is put there in a new list and the program's own list comes back as it was: removing an entry in place makes
    another thread that is looking for a module skip the next finder.
    """

    def __init__(self, prepare):
        self.prepare = prepare
        self.awaited = {}  # name → thread
        self.theirs = self.ours = None

    def find_spec(self, name, path=None, target=None):
        if name not in self.awaited:
            return None
        for finder in list(sys.meta_path):
            if finder is self:
                continue
            find = getattr(finder, 'find_spec', None)
            if find is None:
                return None
            spec = find(name, path, target)
            if spec is not None:
                self.prepare(spec)
                return spec
        return None

    def expect(self, name, thread):
        self.awaited[name] = thread
        if self.ours is None:
            self.theirs = sys.meta_path
            self.ours = sys.meta_path = [self, *self.theirs]

    def forget(self, name):
        self.awaited.pop(name, None)
        if not self.awaited and self.ours is not None:
            self.leave()

    def leave(self):
        theirs, ours, self.theirs, self.ours = self.theirs, self.ours, None, None
        rest = [finder for finder in sys.meta_path if finder is not self]
        if sys.meta_path is not ours:  # the program put a list of its own there
            if len(rest) != len(sys.meta_path):
                sys.meta_path[:] = rest
            return
        if rest != theirs:
            theirs[:] = rest
        sys.meta_path = theirs


class Watcher:
    """Patches watched modules, and is what shapes are made with."""

    def __init__(self, probe, modules):
        self.probe, self.modules = probe, modules
        telling = probe.load('observers.telling').create(probe)
        self.tell, self.origin, self.number = telling.tell, telling.origin, telling.number
        self.field, self.quote_list, self.text = probe.events.field, probe.events.quote_list, probe.system.text
        self.wrap, self.enclosing = probe.load('observers.wrapping').create(probe)
        self.mask = probe.load('redact').mask_word
        self.thread, self.foreign = probe.system.thread, probe.system.foreign
        self.finder = Finder(self.prepare)
        self.shapes = {}
        self.patched = set()
        self.module_type = type(sys)

    def importing(self, name):
        """The `import` event of a watched name."""
        if name in sys.modules:
            self.soon(name)
        elif name not in self.patched:
            self.finder.expect(name, self.thread())
            self.probe.later.append(lambda: self.arrived(name))

    def arrived(self, name):
        """True when an import that was awaited is over, however it ended."""
        if name not in self.finder.awaited:
            return True
        if name in sys.modules and self.patch_loaded(name):
            self.finder.forget(name)
            return True
        if self.finder.awaited[name] == self.thread() and not self.import_goes_on():
            self.finder.forget(name)
            return True
        return False

    def import_goes_on(self):
        """True where a frame of importlib is below: only then may a module still come."""
        frame = self.probe.asker()[0]
        external = sys.modules['_frozen_importlib'].__dict__
        while frame is not None:
            if frame.f_globals is external:
                return True
            frame = frame.f_back
        return False

    def soon(self, name):
        """Patch a module now, or as soon as its body has run."""
        if name not in self.patched and not self.patch_loaded(name):
            self.probe.later.append(lambda: name not in sys.modules or self.patch_loaded(name))

    def patch_loaded(self, name):
        """False while the module is being imported."""
        module = sys.modules.get(name)
        spec = getattr(module, '__spec__', None)
        if getattr(spec, '_initializing', False):
            return False
        self.patch(name, module)
        return True

    def prepare(self, spec):
        """Have the loader of this one module patch it after its body."""
        loader, name = spec.loader, spec.name
        run = getattr(loader, 'exec_module', None)
        space = getattr(loader, '__dict__', None)
        if run is None or type(space) is not dict or 'exec_module' in space:
            return

        def exec_module(module):
            if getattr(module, '__spec__', None) is not spec:  # one loader may serve a whole archive
                return run(module)
            space.pop('exec_module', None)
            try:
                run(module)
            except BaseException as fault:
                self.finder.forget(name)
                BaseException.with_traceback(fault, fault.__traceback__.tb_next)
                raise
            self.finder.forget(name)
            self.patch(name, module)

        space['exec_module'] = exec_module

    def patch(self, name, module):
        """Wrap what the table says of a module. Silent about what is not there: versions differ."""
        if name in self.patched or not isinstance(module, self.module_type):
            return
        self.patched.add(name)
        try:
            self.probe.quietly(self.patch_all, name, module.__dict__)
        except BaseException as fault:
            if self.foreign(fault):
                raise
            self.probe.recorder.faults += 1

    def patch_all(self, name, space):
        for entry in self.modules[name].split('\n'):
            calls, shape, role, *rest = entry.split('\t')
            parameters = dict(pair.split('=', 1) for pair in rest)
            for path in calls.split(' '):
                self.patch_one(space, path.split('.'), shape, role, parameters)

    def patch_one(self, space, path, shape, role, parameters):
        *classes, name = path
        owner = None
        for part in classes:
            owner = space.get(part)
            if not isinstance(owner, type):
                return
            space = type.__dict__['__dict__'].__get__(owner)
        found = space.get(name)
        if found is None:
            return
        wrapped = self.wrapped(found, self.act(shape, role, parameters))
        if wrapped is None:
            return
        if owner is None:
            space[name] = wrapped
        else:
            type.__setattr__(owner, name, wrapped)

    def act(self, shape, role, parameters):
        if shape not in self.shapes:
            self.shapes[shape] = self.probe.load('observers.' + shape.replace('-', '_')).create(self)
        return self.shapes[shape][role](parameters)

    def wrapped(self, found, act):
        if type(found) in (staticmethod, classmethod):
            return type(found)(self.wrap(found.__func__, act))
        return self.wrap(found, act) if callable(found) else None


def create(probe):
    """A Watcher over the table of `libraries`."""
    return Watcher(probe, probe.load('observers.libraries').MODULES)
