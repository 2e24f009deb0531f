# What keeps the probe out of the program's way: private copies of the system's functions, and the rule for
# faults.
#
# Programs replace `os.open`, `os.write` and friends (test doubles, gevent, sandboxes); the copies here are
# taken from the C module before any of their code runs.

import sys
import time

_system = MODULES.get('posix') or MODULES['nt']  # noqa: F821 - given by `load`
os = _system
thread = MODULES['_thread'].get_ident  # noqa: F821
lock = MODULES['_thread'].allocate_lock  # noqa: F821
_codec = sys.getfilesystemencoding()
_errors = sys.getfilesystemencodeerrors()

now = time.time_ns
monotonic = time.monotonic_ns
open_file = _system.open
close = _system.close
read = _system.read
write = _system.write
fstat = _system.fstat
stat = _system.stat
seek = _system.lseek
blocking = getattr(_system, 'get_blocking', None) or (lambda descriptor: False)
dup2 = _system.dup2
getpid = _system.getpid
getcwd = _system.getcwd
times = _system.times
urandom = _system.urandom
readlink = getattr(_system, 'readlink', None)
getppid = getattr(_system, 'getppid', None)
getuid = getattr(_system, 'getuid', None)
access = _system.access
isatty = _system.isatty


def flag(*names):
    """The named O_* flags together; 0 for one that this system lacks."""
    value = 0
    for name in names:
        value |= getattr(_system, name, 0)
    return value


def slurp(
    path, limit, open_file=open_file, read=read, close=close, mode=flag('O_RDONLY', 'O_CLOEXEC', 'O_BINARY')
):
    """Up to `limit` bytes of a small file, or None where it cannot be read."""
    try:
        descriptor = open_file(path, mode)
    except (OSError, ValueError):
        return None
    try:
        parts = []
        while limit > 0:
            part = read(descriptor, min(limit, 1 << 16))
            if not part:
                break
            parts.append(part)
            limit -= len(part)
        return b''.join(parts)
    except OSError:
        return None
    finally:
        close(descriptor)


def text(value, codec=_codec, errors=_errors, path=getattr(_system, 'fspath', None)):
    """An exact `str` for a str, bytes or pathlib path, None for anything else; never calls the program's own
    code."""
    kind = type(value)
    if kind is str:
        return value
    if issubclass(kind, str):
        return str.__str__(value)
    if issubclass(kind, bytes):
        return bytes.decode(value, codec, errors)
    if kind.__module__.startswith('pathlib'):
        return text(path(value))
    return None


def foreign(fault, own=__file__[: -len('safety.py')], headroom=sys.version_info >= (3, 10)):
    """True for an exception that belongs to the program: a signal handler or another thread raised it in our
    frames.

    Swallowing one would lose a Ctrl-C or a timeout. Before 3.10 a swallowed RecursionError ends in a fatal
    "Cannot recover from stack overflow" a few frames later, so that one is handed on too.
    """
    if not isinstance(fault, Exception) or type(fault).__module__ != 'builtins':
        return True
    if isinstance(fault, RecursionError) and not headroom:
        return True
    step = fault.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if not name.startswith(own) and not name.startswith('<frozen importlib'):
            return True
        step = step.tb_next
    return False
