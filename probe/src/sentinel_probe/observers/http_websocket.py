# websockets: the request that opens a connection; what is sent on it afterwards adds to its bytes.

import sys


def create(watcher):
    """Acts on `ClientProtocol.process_response(self, response)` and on `Protocol.send_text|send_binary(self, data)`."""
    exchanges = watcher.probe.load('observers.http_exchange').create(watcher)
    size = watcher.probe.load('observers.arguments').size
    reference = sys.modules['_weakref'].ref
    opened = {}  # id of the protocol → (weak reference, exchange)

    def opening(args, kwargs):
        protocol = args[0]
        uri = getattr(protocol, 'uri', None) or protocol.wsuri
        place = 'wss' if uri.secure else 'ws', uri.host.lower(), uri.port
        exchange = exchanges.begin('GET', place, uri.path or '/', 'websockets')
        exchange.status = kwargs['response'].status_code if 'response' in kwargs else args[1].status_code
        return protocol, exchange

    def is_open(state, result, fault):
        protocol, exchange = state
        key = id(protocol)
        opened[key] = reference(protocol, lambda _: opened.pop(key, None)), exchange
        exchanges.tell(exchange)

    def sending(args, kwargs):
        entry = opened.get(id(args[0]))
        if entry is not None:
            data = kwargs['data'] if 'data' in kwargs else args[1]
            messages, exchange = watcher.content().messages, entry[1]
            messages.send(messages.raw(data), (exchange.host, exchange.port), exchange.host, 'websockets')
            exchanges.add(exchange, {'bytesSent': size(data)})
        return None

    return {
        'open': lambda parameters: (opening, is_open),
        'send': lambda parameters: (sending, lambda state, result, fault: None),
    }
