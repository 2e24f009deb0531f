# Starts the probe, once, whichever way it came in; does nothing unless SENTINEL_INBOX names a directory.

import sys

VEHICLES = frozenset(('_execute_child', '_spawnvef'))  # library functions that fork only to exec
started = None


class Probe:
    """What the parts share in one process."""

    run = None
    ended = False
    frames = None  # loaded with the first observer
    content = None  # who looks at what leaves, once something can
    policy_guard = None  # who asks the policy, once an observer is there
    guard = None  # of what `site` runs before the program
    unpacking = None  # what an installer is at
    vehicle = False  # a fork on its way to another program: no Run of its own unless it acts

    def __init__(self, package, native):
        self.package, self.native = package, native
        self.busy = set()  # threads inside an act of the probe's own that raises audit events
        self.later = []  # acts that wait for the next events: each is called until it says True
        self.modules_at_start = dict.fromkeys(sys.modules)  # the collector passes over it, unlike a set
        self.own = package.DIRECTORY + '/'
        self.path_at_start = [entry for entry in sys.path if not str(entry).startswith(self.own)]
        os = sys.modules['os']
        self.stdlib = os.__file__.rpartition('/')[0] + '/'
        self.system, self.events = package.load('safety'), package.load('events')
        self.loading = self.system.lock()  # held while an observer is loaded

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


def start():
    """Put the probe into this process and return it, None where it is off. Silent; a second call, from another
    channel, does nothing."""
    global started
    environ = sys.modules['os'].environ
    inbox = environ.get('SENTINEL_INBOX')
    if started or not inbox or environ.get('SENTINEL_OFF') == '1' or not is_main():
        return started
    package = sys.modules['sentinel_probe']
    probe = started = Probe(package, extension(package) if wants_extension(environ) else None)
    introduce(probe, package, environ, inbox)
    listen(probe)
    return probe


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


def wants_extension(environ):
    """True where the extension was tried, on a Python with a function for all that it needs (3.11 brought the switch
    of tracing); elsewhere only for who asks for it."""
    said = environ.get('SENTINEL_NATIVE')
    tried = sys.version_info >= (3, 11) and binary() == 'x86_64-linux-gnu.abi3.so'
    return said == '1' or (said != '0' and tried)


def extension(package):
    """The C extension, or None where it is not for this Python: PyPy, no GIL, a system without a binary."""
    imp = sys.modules['_imp']
    suffix = imp.extension_suffixes()[0]
    if sys.implementation.name != 'cpython' or 't' in getattr(sys, 'abiflags', '') or 't-win' in suffix:
        return None
    location = '%s/native/%s' % (package.DIRECTORY, binary())
    try:
        spec = sys.modules['_frozen_importlib'].ModuleSpec('sentinel_probe.native', None, origin=location)
        return imp.create_dynamic(spec)
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


def introduce(probe, package, environ, directory):
    """Write run.started."""
    probe.tried_policy = environ.get('SENTINEL_POLICY')
    load, system, events = probe.load, probe.system, probe.events
    if probe.native:
        events.quote, events.field = probe.native.texts(events.quote, events.field)
    if directory[0] != '/' and sys.platform != 'win32':  # the program may change its directory
        directory = system.getcwd() + '/' + directory
    inbox = load('inbox').Inbox(directory, system, probe.busy)
    probe.recorder = events.Recorder(inbox, system.now, probe.native)
    identity = load('identity')
    probe.digest = probe.native.sha256 if probe.native else identity.digest
    probe.new_run = identity.run_id
    probe.identity = identity.Identity(package.VERSION, environ, probe)
    probe.begin()
    inbox.flush()


def listen(probe):
    """From here on the program is heard: hook, end and forks."""
    system, load = probe.system, probe.load
    end, leave = load('ending').create(probe, system.os)
    sys.modules['_frozen_importlib']._gcd_import('atexit').register(end)
    system.os._exit = sys.modules['os']._exit = leave
    if hasattr(system.os, 'register_at_fork'):
        system.os.register_at_fork(after_in_child=lambda: forked(probe))
    load('hook').create(probe)(probe.native)
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
