# Watches libraries: what a Run did in its user's words is heard at the functions that its libraries offer.
#
# HOW TO WATCH ONE MORE LIBRARY. If its shape is known: data only, an entry `observe:` in knowledge/libraries/*.yaml,
# then `node knowledge/src/compileObservers.ts`, which writes `libraries.py`. An entry is
#     module: httpcore._sync.connection_pool     where the functions are DEFINED (a class is patched, not its copies)
#     calls: [ConnectionPool.handle_request]     paths inside that module; what is not there is left out silently
#     shape: httpcore                            → observers/httpcore.py (`-` becomes `_`), loaded at its first use
#     as: call                                   the role: which of the shape's acts this function is
#     with: { … }                                the shape's parameters, texts all; with them
#                                                come `module` and `call`, the function's name;
#                                                `inherited`: methods of the class's base in C, too
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
#     watcher.add(kind, members, sums)           more of an act that was told: summed, not counted again.
#     watcher.origin(library)      (at, library): nearest place in the user's code, and the package that it called;
#         `library` where no frame shows it: watcher.library_of(parameters['module']).
#         Take it in `begin`: later (await, threads) the user's frames may be gone.
#     watcher.enclosing(kind)      the nearest state of class `kind` around this call, or None: a layer that finds
#         one of its own shape outside gives what it knows to that one and returns None. Async and thread safe.
#
# HOW A MODULE IS CAUGHT. When its file is opened (by an `import` statement, by importlib, by a lazy loader) the module
# stands in sys.modules and its body has not run. Its spec becomes an Awaited one until importlib says on it that the
# body is over: there the functions are wrapped, before anybody can have them. No finder, no loader and no frame of ours
# comes in between, and sys.meta_path is what the program made it. What has no file of its own (a zipped module) is
# patched at the first event after its `import`.

import sys


def awaited_spec(base, over):
    """A class for specs, laid over `base`: `over(spec)` is called when the module's body has run or failed."""

    class Awaited(base):
        @property
        def _initializing(self):
            return self.__dict__.get('_initializing', False)

        @_initializing.setter
        def _initializing(self, value):
            self.__dict__['_initializing'] = value
            if not value:
                self.__class__ = base
                over(self)

    return Awaited


class Watcher:
    """Patches watched modules, and is what shapes are made with."""

    def __init__(self, probe, modules):
        self.probe, self.modules = probe, modules
        shape = probe.load('observers.telling')
        telling, self.library_of = shape.create(probe), shape.library_of
        self.tell, self.more, self.add, self.origin, self.number = (
            telling.tell,
            telling.more,
            telling.add,
            telling.origin,
            telling.number,
        )
        self.field, self.quote_list, self.text = (
            probe.events.field,
            probe.events.quote_list,
            probe.system.text,
        )
        self.wrap, self.enclosing = probe.load('observers.wrapping').create(probe)
        self.mask = probe.load('redact').mask_word
        self.thread, self.foreign = probe.system.thread, probe.system.foreign
        self.spec_type = sys.modules['_frozen_importlib'].ModuleSpec
        self.awaited_type = awaited_spec(self.spec_type, self.over)
        self.shapes = {}
        self.patched, self.wrappers = set(), set()
        self.module_type = type(sys)

    def importing(self, name):
        """A watched module is about to be imported, is being imported, or is there."""
        thread = self.thread()
        if name not in self.patched and not self.arrived(name):
            self.probe.later.append(lambda: self.arrived(name) or self.gave_up(thread))

    def arrived(self, name):
        """True when a module is patched, or will be as soon as its body has run."""
        module = sys.modules.get(name)
        if module is None:
            return name in self.patched
        spec = getattr(module, '__spec__', None)
        if not getattr(spec, '_initializing', False):
            self.patch(name, module)
        elif type(spec) is self.spec_type:
            spec.__class__ = self.awaited_type
        return type(spec) in (self.spec_type, self.awaited_type) or name in self.patched

    def over(self, spec):
        module = sys.modules.get(spec.name)
        if getattr(module, '__spec__', None) is spec:
            self.patch(spec.name, module)

    def gave_up(self, thread):
        """True where the thread that wanted a module is out of its import: no frame of importlib is below."""
        if self.thread() != thread:
            return False
        frame = self.probe.asker()[0]
        importlib = sys.modules['_frozen_importlib'].__dict__
        while frame is not None and frame.f_globals is not importlib:
            frame = frame.f_back
        return frame is None

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
            parameters['module'] = name
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
        if found is None and owner is not None and 'inherited' in parameters:  # of a class in C
            found = getattr(owner, name, None)
        if (
            found is None or getattr(found, '__func__', found) in self.wrappers
        ):  # a class in two watched modules
            return
        wrapped = self.wrapped(found, self.act(shape, role, dict(parameters, call=name)))
        if wrapped is None:
            return
        if owner is None:
            space[name] = wrapped
        else:
            self.put(owner, name, wrapped)

    def put(self, owner, name, wrapped):
        """Past what a class of classes in Python has to say; one in C (nanobind's, pybind11's) insists on its own."""
        try:
            type.__setattr__(owner, name, wrapped)
        except TypeError:
            setattr(owner, name, wrapped)

    def act(self, shape, role, parameters):
        if shape not in self.shapes:
            self.shapes[shape] = self.probe.load('observers.' + shape.replace('-', '_')).create(self)
        return self.shapes[shape][role](parameters)

    def content(self):
        """Who looks at what leaves."""
        if 'content' not in self.shapes:
            self.shapes['content'] = self.probe.load('observers.content').create(self)
        return self.probe.content

    def wrapped(self, found, act):
        bound = type(found) in (staticmethod, classmethod)
        if not bound and not callable(found):
            return None
        wrapper = self.wrap(found.__func__ if bound else found, act)
        self.wrappers.add(wrapper)
        return type(found)(wrapper) if bound else wrapper


def create(probe):
    """A Watcher over the table of `libraries`."""
    return Watcher(probe, probe.load('observers.libraries').MODULES)
