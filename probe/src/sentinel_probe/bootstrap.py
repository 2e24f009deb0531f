# Starts the probe, once, whichever way it came in; does nothing unless SENTINEL_INBOX names a directory.

import sys

VEHICLES = frozenset(('_execute_child', '_spawnvef'))  # library functions that fork only to exec
started = None


class Probe:
    """What the parts share in one process."""

    run = None
    begun = False  # the program, with a look for a policy, before these modules came in
    ended = False
    frames = None  # loaded with the first observer
    content = None  # who looks at what leaves, once something can
    policy_guard = None  # who asks the policy, once an observer is there
    tried_policy = None  # SENTINEL_POLICY
    guard = None  # of what `site` runs before the program
    unpacking = None  # what an installer is at
    vehicle = False  # a fork on its way to another program: no Run of its own unless it acts

    def __init__(self, package, state):
        self.package, self.native = package, getattr(package, 'native', None)
        self.busy = set()  # threads inside an act of the probe's own that raises audit events
        self.later = []  # acts that wait for the next events: each is called until it says True
        self.own = package.DIRECTORY + '/'
        self.system, self.events = package.load('safety'), package.load('events')
        self.loading = self.system.lock()  # held while an observer is loaded
        if state is None:
            self.path_at_start = [entry for entry in sys.path if not str(entry).startswith(self.own)]
            self.stdlib = sys.modules['os'].__file__.rpartition('/')[0] + '/'
        else:
            self.modules_at_start = dict.fromkeys(state['modules'])
            self.path_at_start, self.stdlib = state['searchPath'], state['stdlib']

    def tell_modules(self):
        """Replaced by the observer of modules once there is something to tell."""

    def quietly(self, act, *args):
        """Do an act of the probe's own whose audit events are nobody's business."""
        thread = self.system.thread()
        nested = thread in self.busy
        self.busy.add(thread)
        try:
            return act(*args)
        finally:
            if not nested:
                self.busy.discard(thread)

    def load(self, name):
        """A module of the probe's, once. Heard by the hook, its reading would call for itself without end."""
        return self.quietly(self.package.load, name)

    def begin(self, forked_from=None):
        """A Run for this process as it is now."""
        self.ended = False
        self.run = self.new_run(self.system)
        self.recorder.begin(self.run, self.identity.members(self.run, forked_from))


def start(inbox, package, state=None):
    """Put the probe into this process and return it, None where it is not for it. `state`: of a Run that start.c
    began, which goes on in Python; that has taken care of its end and its forks."""
    global started
    if started is None and (state is not None or is_main()):
        probe = started = Probe(package, state)
        if state is None:
            introduce(probe, inbox)
            attend(probe)
            probe.modules_at_start = dict.fromkeys(sys.modules)  # the collector passes over it, unlike a set
        else:
            go_on(probe, state)
        listen(probe)
    return started


def is_main():
    """True in the process's first interpreter: one made inside it is no Run of its own, and `site` runs there too."""
    ask = getattr(sys.modules['_thread'], '_is_main_interpreter', None)
    if ask is not None:  # from Python 3.12 on
        return ask()
    signal = sys.modules['_frozen_importlib']._gcd_import('_signal')
    try:
        previous = signal.set_wakeup_fd(-1)
    except ValueError:  # "only works in main thread of the main interpreter"
        return False
    if previous != -1:
        signal.set_wakeup_fd(previous)
    return True


def prepare(probe, directory):
    """What writes: the inbox and the Recorder."""
    load, system, events = probe.load, probe.system, probe.events
    if probe.native:
        events.quote, events.field = probe.native.texts(events.quote, events.field)
    inbox = load('inbox').Inbox(directory, system, probe.busy)
    probe.recorder = events.Recorder(inbox, system.now, probe.native)
    identity = load('identity')
    probe.digest = probe.native.sha256 if probe.native else identity.digest
    probe.new_run = identity.run_id
    return identity


def introduce(probe, directory):
    """Write run.started."""
    environ, cwd = sys.modules['os'].environ, None
    probe.tried_policy = environ.get('SENTINEL_POLICY')
    if directory[0] != '/' and sys.platform != 'win32':  # the program may change its directory
        directory = probe.system.getcwd() + '/' + directory
    identity = prepare(probe, directory)
    cwd = identity.working_directory(probe.system)
    how = probe.load('invocation').Invocation(environ, probe, cwd)
    probe.identity = identity.Identity(probe.package.VERSION, probe, how.kind, how.path, cwd, how.common)
    probe.begin()
    probe.recorder.inbox.flush()


def go_on(probe, state):
    """With the Run that start.c began."""
    identity = prepare(probe, state['directory'])
    kind, path, cwd, common = state['kind'], state['path'] or None, state['cwd'], state['common']
    probe.identity = identity.Identity(probe.package.VERSION, probe, kind, path, cwd, common)
    probe.run, probe.begun, probe.ended = state['run'], state['begun'], state['ended']
    probe.recorder.go_on(1 + probe.ended, state['faults'])
    probe.recorder.inbox.go_on(probe.run, state['descriptor'], state['inode'], state['device'], state['size'])
    probe.end, _ = probe.load('ending').create(probe, probe.system.os)
    probe.forked = lambda: forked(probe)


def attend(probe):
    """The end, os._exit and forks are heard of from here on."""
    system = probe.system
    end, leave = probe.load('ending').create(probe, system.os)
    probe.atexit = sys.modules['_frozen_importlib']._gcd_import('atexit')  # held: before 3.10 its end is a crash
    probe.atexit.register(end)
    system.os._exit = sys.modules['os']._exit = leave
    if hasattr(system.os, 'register_at_fork'):
        system.os.register_at_fork(after_in_child=lambda: forked(probe))


def listen(probe):
    """From here on the program is heard."""
    probe.load('hook').create(probe)(probe.native)
    sys.audit('sentinel.selftest')
    if not probe.heard:  # an earlier hook refused ours, and Python says nothing
        probe.recorder.record('gap.recorded', ',"reason":"hook-refused"')


def forked(probe):
    """The child is a Run of its own; one that the library forked only to exec is told if it does anything
    else."""
    try:
        probe.busy.clear()
        probe.loading = probe.system.lock()  # the thread that held it is not here
        probe.tell_modules = Probe.tell_modules.__get__(probe)  # the parent tells what it imported
        probe.vehicle = is_vehicle(probe)
        probe.quietly(probe.begin, probe.run)
        if not probe.vehicle:
            probe.recorder.inbox.flush()
    except BaseException as fault:
        if probe.system.foreign(fault):
            raise


def is_vehicle(probe, VEHICLES=VEHICLES):
    if probe.frames is None:
        return False
    frame = probe.asker()[0]
    for _ in range(4):  # gevent's own subprocess forks three functions further in
        if frame is None:
            break
        if probe.frames.words_of(frame)[2] in VEHICLES:
            return True
        frame = frame.f_back
    return False
