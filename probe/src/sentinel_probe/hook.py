# The audit hook: hands each event to the observer that wants it, loads that observer on its first event, and
# holds every fault of the probe's own.

import sys

OBSERVERS = {
    'files': ('open', 'os.remove', 'os.rename', 'os.truncate', 'sqlite3.connect'),
    'modules': ('import', 'ctypes.dlopen'),
    'hosts': (
        'socket.getaddrinfo',
        'socket.gethostbyname',
        'socket.connect',
        'socket.bind',
        'socket.sendto',
        'socket.sendmsg',
    ),
    'processes': (
        'subprocess.Popen',
        'os.system',
        'os.exec',
        'os.posix_spawn',
        'os.spawn',
        'os.fork',
        'os.forkpty',
        'os.startfile',
        'pty.spawn',
    ),
    'code': ('compile',),
}
BEGINNINGS = ('cpython.run_file', 'cpython.run_module', 'cpython.run_command', 'cpython.run_stdin')
OF_SITE = ('open', 'compile')  # what `site` does with `.pth` files, which nobody is told of
BY_FILES = ('observers.content_synced',)  # what an observer loads in the middle of an act
LATER = 64
PATIENCE = 2  # seconds for another thread that loads an observer
FAULTS = 32  # in a row, then the probe stands down


def policy_guard(probe):
    """Who asks the policy before an act: None where there is no policy, the one in force or one tried on this
    Run."""
    there = policies_there(probe)
    return probe.load('guard').Guard(probe, there) if there else None


def policies_there(probe):
    paths = (probe.recorder.inbox.directory + '/../policy/compiled', probe.tried_policy)
    return [path for path in paths if path and probe.system.access(path, 0)]


def create(probe):
    """`listen(native)` for a probe, which is what observers are made from; gives the probe `observe`."""
    foreign, thread = probe.system.foreign, probe.system.thread
    space = globals()
    importlib = MODULES['_frozen_importlib'].__dict__  # noqa: F821
    external = MODULES['_frozen_importlib_external'].__dict__  # noqa: F821
    handlers = {}
    loaded = set()
    busy, later = probe.busy, probe.later
    faults = 0

    def stand_down():
        handlers.clear()
        probe.recorder.record('gap.recorded', ',"reason":"stood-down","count":%d' % FAULTS, True)

    def settle():
        """Try again what could not be told or done when it was heard of; each says True when it is
        finished."""
        if len(later) > LATER:
            del later[0]
        later[:] = [act for act in list(later) if not act()]

    def held(fault, count):
        """What a handler raised, the `count`-th time in a row: True hands it to the program."""
        if foreign(fault):
            return True
        probe.recorder.faults += 1
        if count == FAULTS:
            stand_down()
        return False

    def hook(event, args, find=handlers.get, busy=busy, thread=thread, later=later):
        nonlocal faults
        handler = find(event)
        if handler is None or (busy and thread() in busy):
            return
        try:
            handler(args)
            if later:
                settle()
            faults = 0
        except BaseException as fault:
            if held(fault, faults + 1):
                raise
            faults += 1

    def listen(native):
        """Put the hook into the interpreter: the one in C where that may be."""
        library = getattr(sys, 'dllhandle', 0)
        if native is None or not native.listen(handlers, busy, later, settle, held, library):
            sys.addaudithook(hook)

    def observe(name):
        """Load an observer, once, and put its handlers in place of the loaders.

        Other threads wait for it: they found the loaders still there, which called one another without end.
        """
        if name in loaded:
            return
        nested, lock = thread() in busy, probe.loading
        if not nested and not lock.acquire(True, PATIENCE):
            raise LookupError(name)
        try:
            if name not in loaded:
                probe.quietly(wake, name)
                loaded.add(name)
        finally:
            if not nested:
                lock.release()

    def open_eyes():
        """What every observer needs, and the guard."""
        if probe.frames is None:
            probe.frames = frames = probe.load('frames')
            if probe.native:
                frames.words_of = probe.native.words(frames.words_of, getattr(sys, 'dllhandle', 0))
            probe.asker, probe.place = frames.create(probe.own, probe.stdlib, probe.identity.cwd)
            probe.policy_guard = policy_guard(probe)

    def begins(args):
        """The program itself is about to run; without a policy it costs one look."""
        for event in BEGINNINGS:
            handlers.pop(event, None)
        if policies_there(probe):
            probe.quietly(open_eyes)
            probe.load('beginning').create(probe)(args)

    def wake(name):
        open_eyes()
        observed = probe.load('observers.' + name).create(probe)
        handlers.update(probe.policy_guard.guarded(observed) if probe.policy_guard else observed)

    def passed(names):
        """True for frames between an act and who asked for it: the hook's own (in Python) and importlib's."""
        return names is space or names is importlib or names is external

    def is_start(frame, event, args):
        """True for what the interpreter's own start does (is the script a zip? what is in the `.pth` files? who is
        `~`?), which is not worth loading anything for: nobody is told of it. start.c judges the same."""
        name = frame.f_globals.get('__name__')
        if name == 'zipimport' or (name == 'site' and event in OF_SITE):
            return True
        builtin = event == 'import' and args[1] is None
        while builtin and frame is not None and (passed(frame.f_globals) or is_standard(frame.f_globals)):
            frame = frame.f_back
        return frame is None

    def is_standard(names, stdlib=probe.stdlib):
        file = names.get('__file__')
        return type(file) is str and file.startswith(stdlib) and '-packages/' not in file

    def loader(name, event):
        def first(args):
            if event == 'import' and args[1] is None and args[0] not in sys.builtin_module_names:
                return  # nothing is found yet
            try:
                raise LookupError
            except LookupError as here:
                asker = here.__traceback__.tb_frame.f_back
            while asker is not None and passed(asker.f_globals):
                asker = asker.f_back
            if asker is None or is_start(asker, event, args):
                return
            observe(name)
            handlers[event](args)

        return first

    def heard(args):
        del handlers['sentinel.selftest']
        probe.heard = True

    def awake(args):
        """Before a hook of the program's own is added: what it must not see is loaded now."""
        for name in OBSERVERS:
            observe(name)
        for name in BY_FILES:
            probe.load(name)

    def made_inside(args):
        """A sub-interpreter: the hook in Python does not reach into it, and it has no probe of its own."""
        probe.recorder.record('gap.recorded', ',"reason":"uninstrumented","detail":"a sub-interpreter"')

    for name, events in OBSERVERS.items():
        for event in events:
            handlers[event] = loader(name, event)
    if not probe.begun:
        handlers.update(dict.fromkeys(BEGINNINGS, begins))
    handlers['sys.addaudithook'] = awake
    handlers['cpython.PyInterpreterState_New'] = made_inside
    handlers['sentinel.selftest'] = heard
    probe.observe = observe
    probe.heard = False
    return listen
