# httpcore, and with it httpx and the model SDKs that stand on it: HTTP/1.1 and HTTP/2, sync and async.


def create(watcher):
    """The act on `handle_request(self, request)` of a pool."""
    shape = watcher.probe.load('observers.http_exchange')
    exchanges, text = shape.create(watcher), watcher.text

    def header(headers, name):
        for key, value in headers:
            if key.lower() == name:
                return value
        return None

    def begin(args, kwargs):
        request = kwargs.get('request', args[1] if len(args) > 1 else None)
        url = request.url
        place = text(url.scheme), text(url.host).lower(), url.port
        exchange = exchanges.begin(text(request.method), place, text(url.target), 'httpcore')
        exchange.sent = shape.length(header(request.headers, b'content-length'))
        return exchange

    def end(exchange, response, fault):
        if response is not None:
            exchange.status = response.status
            exchange.received = shape.length(header(response.headers, b'content-length'))
        exchanges.tell(exchange)

    return {'call': lambda given: (begin, end)}
