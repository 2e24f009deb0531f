# How a Run ends as far as its own process can tell: run.ended with exception, CPU time and peak memory.

import sys

QUALIFIED = type.__dict__['__qualname__'].__get__
MODULE = type.__dict__['__module__'].__get__


def exception_name():
    """The qualified name of the exception nobody caught, without its message: messages carry data."""
    last = getattr(sys, 'last_exc', None)
    kind = type(last) if last is not None else getattr(sys, 'last_type', None)
    if not isinstance(kind, type):
        return None
    module = MODULE(kind)
    return QUALIFIED(kind) if module == 'builtins' else '%s.%s' % (module, QUALIFIED(kind))


def peak_memory(slurp):
    """Bytes of the largest resident set (VmHWM), or None where the system does not say."""
    status = slurp('/proc/self/status', 8192) or b''
    value = status.partition(b'VmHWM:')[2].split(None, 1)
    return int(value[0]) * 1024 if value else None


def create(probe, replace):
    """`end(code=None)`; `replace` is the module whose `_exit` is wrapped so that it is heard of."""
    system, recorder, field = probe.system, probe.recorder, probe.events.field
    slurp, times, foreign = system.slurp, system.times, system.foreign
    original = replace._exit

    def members(code):
        used = times()
        memory = probe.quietly(peak_memory, slurp)
        exception = exception_name() if code is None and probe.identity.kind != 'interactive' else None
        return (
            ('' if code is None else ',"exitCode":%d' % code)
            + field('exception', exception, 300)
            + ',"cpuUserMs":%d,"cpuSystemMs":%d' % (used[0] * 1000, used[1] * 1000)
            + ('' if memory is None else ',"peakMemoryBytes":%d' % memory)
        )

    def end(code=None):
        """Write run.ended once; never raises but what belongs to the program."""
        if probe.ended or (probe.vehicle and recorder.inbox.head is not None):
            return
        try:
            probe.ended = True
            probe.tell_modules()
            recorder.settle()
            recorder.record('run.ended', members(code), True)
        except BaseException as fault:
            if foreign(fault):
                raise

    def _exit(*args, **kwargs):
        if len(args) == 1 and not kwargs and type(args[0]) is int:
            end(args[0])
        return original(*args, **kwargs)

    _exit.__module__ = original.__module__
    _exit.__qualname__ = '_exit'
    _exit.__doc__ = original.__doc__
    return end, _exit
