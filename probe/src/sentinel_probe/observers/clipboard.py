# The clipboard: read or written, and how much; never what.


def create(watcher):
    """Acts on functions that read, that write (parameter text: the argument), or that choose the two of them."""
    arguments = watcher.probe.load('observers.arguments')

    def tell(access, size, origin):
        watcher.tell('clipboard.accessed', ',"access":"' + access + '"', {'bytes': size}, origin)

    def read(parameters):
        def end(origin, result, fault):
            if fault is None:
                tell('read', arguments.size(result), origin)

        return lambda args, kwargs: watcher.origin(watcher.library_of(parameters['module'])), end

    def write(parameters):
        places = parameters.get('text', '0').split()

        def begin(args, kwargs):
            given = arguments.first_given(places, args, kwargs)
            library = watcher.library_of(parameters['module'])
            watcher.content().messages.clipboard(given, library)
            return arguments.size(given), watcher.origin(watcher.library_of(parameters['module']))

        def end(state, result, fault):
            if fault is None:
                tell('write', *state)

        return begin, end

    def choose(parameters):
        """A function that gives the pair `(copy, paste)` for this system: both are wrapped."""

        def end(state, result, fault):
            if type(result) is tuple and len(result) == 2 and all(map(callable, result)):
                return watcher.wrap(result[0], write(parameters)), watcher.wrap(result[1], read(parameters))
            return None

        return lambda args, kwargs: True, end

    return {'read': read, 'write': write, 'choose': choose}
