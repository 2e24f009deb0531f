# A function of a library wrapped: heard before and after, and to the program the same as ever.

import sys

FAULTS = 32  # in a row, then an act is left alone
COROUTINE = 0x80  # inspect.CO_COROUTINE
COPIED = ('__module__', '__name__', '__qualname__', '__doc__')
SHORT = sys.version_info >= (3, 11)  # only there may a traceback lose the frame that hands it on


def create(probe):
    """`(wrap, enclosing)`; acts that run inside others find them by a context variable, so that threads and tasks
    have their own."""
    recorder = probe.recorder
    own = probe.own
    within = probe.quietly(sys.modules['_frozen_importlib']._gcd_import, '_contextvars').ContextVar(
        'within', default=None
    )
    coroutine = type(probe_coroutine())

    def of_program(fault):
        """True for what the program must get: no Exception at all (Ctrl-C, exit, cancelled), or one that a handler of
        signals or another thread raised while we looked. What an object raised because we looked at it is ours."""
        if not isinstance(fault, Exception):
            return True
        step, codes = fault.__traceback__, []
        while step is not None:
            codes.append(step.tb_frame.f_code)
            step = step.tb_next
        if all(code.co_filename.startswith(own) for code in codes):
            return not may_be_answer(fault)  # else from nowhere in our own code: PyThreadState_SetAsyncExc
        return not handler_codes().isdisjoint(codes)

    def may_be_answer(fault):
        """Whether a function in C that we asked may have raised it: one of Python itself (`io.UnsupportedOperation` of
        a file without a descriptor reached the program once), or of a library that is watched."""
        name = str(type(fault).__module__).partition('.')[0]
        if is_standard(name):
            return True
        return any(key.partition('.')[0] == name for key in probe.load('observers.libraries').MODULES)

    def handler_codes():
        """The codes of the program's handlers of signals."""
        signals = sys.modules.get('_signal')
        found = set()
        for number in range(1, signals.NSIG) if signals else ():
            try:
                handler = signals.getsignal(number)
            except ValueError:
                continue
            for one in (handler, getattr(handler, '__func__', None), getattr(type(handler), '__call__', None)):
                found.add(getattr(one, '__code__', None))
        return found - {None}

    def held(fault, act):
        if of_program(fault) or getattr(fault, 'is_verdict', False):  # what a policy refuses, the program shall feel
            raise fault
        recorder.faults += 1
        act[2] += 1

    def start(act, args, kwargs):
        """`(state, what is around)`, or None where the call is nobody's business."""
        if act[2] >= FAULTS or probe.ended:
            return None
        try:
            state = act[0](args, kwargs)
        except BaseException as fault:
            held(fault, act)
            return None
        return None if state is None else (state, within.get())

    def finish(act, entered, result, fault=None):
        """What the program gets."""
        try:
            instead = act[1](entered[0], result, fault)
            act[2] = 0
        except BaseException as own_fault:
            held(own_fault, act)
            return result
        return result if instead is None else instead

    def leave(token):
        try:
            within.reset(token)
        except ValueError:  # a coroutine that is closed in another context
            pass

    def shortened(fault):
        """Take our own frame out of the traceback of what passes through."""
        if SHORT and fault.__traceback__ is not None:
            BaseException.with_traceback(fault, fault.__traceback__.tb_next)

    async def follow(awaited, act, entered):
        token = within.set(entered)
        try:
            result = await awaited
        except BaseException as fault:
            leave(token)
            finish(act, entered, None, fault)
            shortened(fault)
            raise
        leave(token)
        return finish(act, entered, result)

    def plain(original, act):
        def call(*args, **kwargs):
            entered = start(act, args, kwargs)
            token = None
            try:
                if entered is None:
                    return original(*args, **kwargs)
                token = within.set(entered)
                result = original(*args, **kwargs)
            except BaseException as fault:
                if token is not None:
                    leave(token)
                    finish(act, entered, None, fault)
                shortened(fault)
                raise
            leave(token)
            if type(result) is coroutine:
                return follow(result, act, entered)
            return finish(act, entered, result)

        return call

    def light(original, act):
        """For what is called very often and has nothing inside that asks what is around it."""
        begin, end = act[0], act[1]

        def call(*args, **kwargs):
            state = None
            try:
                if act[2] < FAULTS and not probe.ended:
                    state = begin(args, kwargs)
            except BaseException as fault:
                held(fault, act)
            try:
                result = original(*args, **kwargs)
            except BaseException as fault:
                if state is not None:
                    finish(act, (state,), None, fault)
                shortened(fault)
                raise
            if state is not None:
                try:
                    end(state, result, None)
                except BaseException as fault:
                    held(fault, act)
            return result

        return call

    def awaiting(original, act):
        async def call(*args, **kwargs):
            entered = start(act, args, kwargs)
            try:
                if entered is None:
                    return await original(*args, **kwargs)
                return await follow(original(*args, **kwargs), act, entered)
            except BaseException as fault:
                shortened(fault)
                raise

        return call

    def wrap(original, act):
        """`act` is `(begin, end)`, with a third member where no act inside asks for it (and `end` changes nothing), or
        `(make,)` that makes the wrapper itself; it has the name, text and, by `__wrapped__`, the signature of the
        original."""
        code = getattr(original, '__code__', None)
        flags = code.co_flags if code is not None else 0
        if len(act) == 1:
            call = act[0](original, held, shortened)
        elif len(act) == 3:
            call = light(original, [act[0], act[1], 0])
        else:
            call = (awaiting if flags & COROUTINE else plain)(original, [act[0], act[1], 0])
        for name in COPIED:
            value = getattr(original, name, None)
            if value is not None:
                setattr(call, name, value)
        call.__dict__.update(getattr(original, '__dict__', None) or {})
        call.__wrapped__ = original
        return call

    def enclosing(kind):
        """The nearest act around this one whose state is a `kind`."""
        entered = within.get()
        while entered is not None:
            if isinstance(entered[0], kind):
                return entered[0]
            entered = entered[1]
        return None

    return wrap, enclosing


def is_standard(name):
    """Whether a module of this name is Python's own; before 3.10 by where it lies."""
    names = getattr(sys, 'stdlib_module_names', None)
    if names is not None:
        return name in names
    if name in sys.builtin_module_names:
        return True
    place = str(getattr(sys.modules.get(name), '__file__', None) or '')
    home = str(sys.modules['os'].__file__).rpartition('os.py')[0]
    return place.startswith(home) and 'site-packages' not in place


def probe_coroutine():
    """A coroutine that is over, for its type."""

    async def nothing():
        pass

    made = nothing()
    made.close()
    return made
