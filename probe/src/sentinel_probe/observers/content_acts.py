# The functions around what is sent. Those of sockets are called so often that a general wrapper would cost more than
# the look: each gets a function of its own, which hands the arguments to content.c and goes on.


def create(watcher, content, caller):
    """Acts by role."""
    probe = watcher.probe

    def around(watch, tells_count):
        """A maker of functions that go in place of a method `send(sock, data, …)`."""

        def make(original, held, shortened):
            act = [None, None, 0]

            def call(*args, **kwargs):
                try:
                    watch(args + tuple(kwargs.values()) if kwargs else args)
                except BaseException as fault:
                    held(fault, act)
                try:
                    count = original(*args, **kwargs)
                except BaseException as fault:
                    shortened(fault)
                    raise
                if tells_count and type(count) is int and len(args) > 1:
                    rest(args[0], args[1], count)
                return count

            return call

        return make

    def rest(sock, data, count):
        try:
            if count < len(data):
                content.sent(sock, data, count)
        except (TypeError, ValueError):
            pass

    def several(original, held, shortened):
        """sendmsg(buffers, …, address): buffers that can be gone through only once are kept, or the program would send
        nothing of what was looked at."""
        act = [None, None, 0]

        def call(*args, **kwargs):
            try:
                if len(args) > 1 and type(args[1]) not in (list, tuple):
                    once = iterator_of(args[1])
                    args = args if once is None else args[:1] + (list(once),) + args[2:]
                try:
                    many(args)
                except BaseException as fault:
                    held(fault, act)
                return original(*args, **kwargs)
            except BaseException as fault:
                shortened(fault)
                raise

        return call

    def iterator_of(buffers):
        try:
            return iter(buffers)
        except TypeError:
            return None  # the function itself will say what is wrong

    def many(args):
        """As one piece where it goes to the other end."""
        sock, parts = args[0], args[1]
        raw = b''.join([bytes(memoryview(one)) for one in parts])
        if len(args) > 4 and args[4] is not None:
            datagram((sock, raw, args[4]), {})
        else:
            content.plain((sock, raw))

    def datagram(args, kwargs):
        """sendto(data, [flags,] address)."""
        address = args[-1] if len(args) > 2 else None
        if type(address) is tuple and len(address) >= 2 and type(address[1]) is int:
            content.other(bytes(memoryview(args[1])), 'socket', address[:2])
        return None

    def file(args, kwargs):
        """sendfile(file, offset, count): what stands at its beginning."""
        place = dict(zip(('file', 'offset', 'count'), args[1:]), **kwargs)
        given = place['file']
        start = place.get('offset') or given.tell()
        raw = probe.system.os.pread(given.fileno(), min(place.get('count') or WINDOW, WINDOW), start)
        content.plain((args[0], raw))
        return None

    def nothing(state, result, fault):
        return None

    def calling(parameters):
        library = watcher.library_of(parameters['module'])
        return lambda args, kwargs: caller(watcher.origin(library)), nothing

    return {
        'send': lambda given: (around(content.plain, True),),
        'sendall': lambda given: (around(content.plain, False),),
        'encrypt': lambda given: (around(content.secure, True),),
        'write': lambda given: (around(content.secure, True),),
        'many': lambda given: (several,),
        'datagram': lambda given: (datagram, nothing),
        'file': lambda given: (file, nothing),
        'call': calling,
    }


WINDOW = 1 << 20
