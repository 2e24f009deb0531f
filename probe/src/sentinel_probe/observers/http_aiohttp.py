# aiohttp: each answer of a server, redirects included.


def create(watcher):
    """The act on `ClientResponse.start(self, connection)`, which waits for the head of the answer."""
    shape = watcher.probe.load('observers.http_exchange')
    exchanges = shape.create(watcher)

    def begin(args, kwargs):
        response = args[0]
        url = response.url
        place = url.scheme, url.raw_host, url.port
        exchange = exchanges.begin(str(response.method), place, url.raw_path, 'aiohttp')
        exchange.sent = shape.length(response.request_info.headers.get('Content-Length'))
        return exchange, response

    def end(state, result, fault):
        exchange, response = state
        if fault is None:
            exchange.status = response.status
            exchange.received = shape.length(response.headers.get('Content-Length'))
        exchanges.tell(exchange)

    return {'call': lambda given: (begin, end)}
