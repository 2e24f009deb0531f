# Who this process is: what its Runs have in common and the members of run.started, some of them from /proc.

import sys


def process_start(system):
    """Clock ticks from boot to this process's start (field 22 of /proc/self/stat), or None."""
    raw = system.slurp('/proc/self/stat', 4096)
    try:
        return int(raw.rpartition(b')')[2].split()[19])
    except (AttributeError, IndexError, ValueError):
        return None


def working_directory(system):
    try:
        return system.getcwd()
    except OSError:
        return ''


def digest(content, loaded=[]):
    """SHA-256 by the interpreter's own C module: hashlib would load OpenSSL, some 10 ms."""
    if not loaded:
        for name in ('_sha2', '_sha256') if sys.version_info >= (3, 12) else ('_sha256',):
            try:
                loaded.append(c_module(name).sha256)
                break
            except ImportError:
                continue
    return loaded[0](content).hexdigest() if loaded else None


def c_module(name):
    """A C module of the standard library, past the finders: these list each folder of sys.path first, three times
    the time of the loading."""
    frozen, imp = sys.modules['_frozen_importlib'], sys.modules['_imp']
    folder = next((entry for entry in sys.path if str(entry).endswith('lib-dynload')), None)
    if name in sys.builtin_module_names or folder is None:
        return frozen._gcd_import(name)
    origin = '%s/%s%s' % (folder, name, imp.extension_suffixes()[0])
    module = imp.create_dynamic(frozen.ModuleSpec(name, None, origin=origin))
    imp.exec_dynamic(module)
    return module


def run_id(system):
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, the rest random."""
    random = int.from_bytes(system.urandom(10), 'big')
    value = (system.now() // 1_000_000 << 80) | random
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(3 << 62) | 2 << 62
    digits = '%032x' % value
    return '-'.join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


class Identity:
    """What stays the same in the process and its forks: `kind` and `path` of its script, where it was started, and
    `common`, the members that are put together once (invocation.py, or introduce.c)."""

    def __init__(self, version, probe, kind, path, cwd, common):
        self.version, self.system, self.events = version, probe.system, probe.events
        self.kind, self.path, self.cwd, self.common = kind, path, cwd, common
        self.mode = {'file': 'script', 'none': 'embedded'}.get(kind, kind)

    def members(self, run, forked_from=None):
        """The members of run.started for this process as it is now."""
        system, field = self.system, self.events.field
        ticks = process_start(system)
        boot = system.slurp('/proc/sys/kernel/random/boot_id', 64)
        return (
            field('probe', self.version)
            + field('run', run)
            + ',"pid":%d,"parentPid":%d' % (system.getpid(), system.getppid() if system.getppid else 0)
            + ('' if ticks is None else ',"processStart":%d' % ticks)
            + ('' if boot is None else field('bootId', boot.decode('ascii').strip()))
            + (',"uid":%d' % system.getuid() if system.getuid else '')
            + field('cwd', working_directory(system), 400)
            + field('mode', 'fork' if forked_from else self.mode)
            + field('forkedFrom', forked_from)
            + self.common
        )
