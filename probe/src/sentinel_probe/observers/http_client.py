# http.client, and with it urllib, urllib3, requests, botocore and all that stand on it: one request of a connection.
#
# A request is several calls on a connection: putrequest, then send for the head and each part of the body, then
# getresponse. What is known of it is kept beside the connection, not on it: programs look at their objects.

import sys


class Requests:
    """The open requests by the connection's id: [exchange, weak reference, bytes of the body or None before the head
    left, inside of a call that tells]."""

    def __init__(self, watcher):
        self.watcher = watcher
        self.shape = watcher.probe.load('observers.http_exchange')
        self.exchanges = self.shape.create(watcher)
        self.open = {}
        self.reference = sys.modules['_weakref'].ref

    def begin(self, args, kwargs):
        """putrequest(method, url): an absolute URL is meant for a proxy, a tunnel hides the real host."""
        key, connection = id(args[0]), args[0]
        if len(args) > 2:
            method, url = args[1:3]
        else:
            method, url = kwargs.get('method', args[1] if len(args) > 1 else None), kwargs.get('url')
        if type(method) is not str or type(url) is not str:
            return None
        if key in self.open:
            self.close(key)
        port = connection.port
        secure = connection.default_port == 443
        if '://' in url[:12]:
            scheme, host, port, path = self.shape.split_url(url)
        else:
            scheme, host, path = 'https' if secure else 'http', connection.host, url
            if connection._tunnel_host:
                host, port = connection._tunnel_host, connection._tunnel_port
        exchange = self.exchanges.begin(method, (scheme, host.strip('[]'), port), path, 'http.client')
        self.open[key] = [exchange, self.reference(connection, self.lost), None, False]
        return None

    def lost(self, reference):
        """A connection that is gone without an answer."""
        for key, entry in list(self.open.items()):
            if entry[1] is reference:
                self.close(key)

    def body(self, args, kwargs):
        """send(data): first the head, then the body; a tunnel's own request goes out inside of the first send."""
        entry = self.open.get(id(args[0]))
        if entry is None or entry[3]:
            return None
        data = args[1] if len(args) > 1 else kwargs.get('data')
        if entry[2] is None:
            entry[2] = 0
        elif type(data) is bytes:
            entry[2] += len(data)
        else:
            size = getattr(data, 'nbytes', None)
            entry[2] += size if type(size) is int else len(data) if hasattr(data, '__len__') else 0
        entry[3] = True
        return entry

    def sent(self, entry, result, fault):
        entry[3] = False

    def answer(self, args, kwargs):
        """getresponse(): closes the connection by itself where the server will."""
        entry = self.open.get(id(args[0]))
        if entry is not None:
            entry[3] = True
        return id(args[0])

    def answered(self, key, response, fault):
        entry = self.open.get(key)
        if entry is None:
            return
        exchange = entry[0]
        if response is not None:
            status = response.status
            exchange.status = status if type(status) is int else None
            exchange.received = response.length
        self.close(key)

    def closing(self, args, kwargs):
        """close(): nobody waits for an answer any more."""
        entry = self.open.get(id(args[0]))
        return id(args[0]) if entry is not None and entry[2] is not None and not entry[3] else None

    def closed(self, key, result, fault):
        self.close(key)

    def close(self, key):
        entry = self.open.pop(key, None)
        if entry is not None and entry[2] is not None:  # nothing left for the network before
            entry[0].sent = entry[2] or None
            self.exchanges.tell(entry[0])


def create(watcher):
    """Acts by role."""
    requests = Requests(watcher)
    nothing = lambda state, result, fault: None  # noqa: E731
    return {
        'begin': lambda given: (requests.begin, nothing, True),
        'body': lambda given: (requests.body, requests.sent, True),
        'answer': lambda given: (requests.answer, requests.answered, True),
        'close': lambda given: (requests.closing, requests.closed, True),
    }
