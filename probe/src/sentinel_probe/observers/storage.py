# Storage in a cloud: which object of which bucket was read, written, listed or deleted. Parameters: provider,
# action; bucket and path are arguments (see arguments.py), of a client or of an object's name.


def access_type(carrier):
    """The class of accesses, over the one of acts that requests are part of."""

    class Access(carrier):
        __slots__ = ('provider', 'action', 'bucket', 'path', 'bytes')

        def __init__(self, provider, action, place, origin):
            super().__init__(origin)
            self.provider, self.action = provider, action
            self.bucket, self.path = place
            self.bytes = None

    return Access


class Storage:
    """Tells accesses; one inside of another is a part of it."""

    def __init__(self, watcher):
        self.watcher = watcher
        self.access = access_type(watcher.probe.load('observers.http_exchange').Carrier)

    def begin(self, provider, action, place, library):
        if self.watcher.enclosing(self.access) is not None:
            return None
        return self.access(provider, action, place, self.watcher.origin(library))

    def tell(self, access, result, fault):
        if fault is not None:
            return
        watcher = self.watcher
        carried = {'read': access.received, 'write': access.sent}.get(access.action)
        watcher.tell(
            'storage.accessed',
            watcher.field('provider', access.provider, 120)
            + ',"action":"'
            + access.action
            + '"'
            + watcher.field('bucket', access.bucket, 250)
            + watcher.field('path', access.path, 1000),
            {'bytes': carried if access.bytes is None else access.bytes},
            access.origin,
        )


def create_storage(watcher):
    """The one teller of a process's accesses."""
    if 'accesses' not in watcher.shapes:
        watcher.shapes['accesses'] = Storage(watcher)
    return watcher.shapes['accesses']


def create(watcher):
    """The act on a function that touches one object or lists some."""
    arguments = watcher.probe.load('observers.arguments')
    storage = create_storage(watcher)

    def name(value):
        found = watcher.text(value)
        return found if found is not None else watcher.text(getattr(value, 'name', None))

    def act(parameters):
        library = watcher.library_of(parameters['module'])
        places = [parameters.get(part, '').split() for part in ('bucket', 'path')]

        def begin(args, kwargs):
            place = [name(arguments.first_given(part, args, kwargs)) for part in places]
            return storage.begin(parameters['provider'], parameters['action'], place, library)

        return begin, storage.tell

    return {'call': act}
