# Calls of AI models: by an SDK, which knows model and tokens, or by plain requests to a provider's host.


ADDED = ('host', 'status', 'model', 'tools', 'files')  # what an outer call takes from an inner one if it has none


class Call:
    """A call as its SDK knows it; the requests that it makes add host, status and bytes."""

    __slots__ = (
        'provider',
        'model',
        'tools',
        'files',
        'tokens',
        'host',
        'status',
        'sent',
        'received',
        'origin',
        'outer',
    )

    def __init__(self, provider, model, origin):
        self.provider, self.model, self.origin = provider, model, origin
        self.tools = self.files = self.host = self.status = self.sent = self.received = self.outer = None
        self.tokens = (None, None)


class Models:
    """Tells calls."""

    def __init__(self, watcher):
        self.watcher = watcher
        self.providers = None

    def around(self):
        return self.watcher.enclosing(Call)

    def provider(self, host):
        """The provider whose host this is, by the name itself or one above it."""
        if self.providers is None:
            table = self.watcher.probe.load('observers.libraries').PROVIDERS
            self.providers = dict(row.split('=') for row in table.split('\n'))
        while host:
            if host in self.providers:
                return self.providers[host]
            host = host.partition('.')[2]
        return None

    def requested(self, exchange):
        """An exchange is over: part of a call that an SDK makes, or a call by itself where the host is a model's."""
        provider = self.provider(exchange.host)
        if exchange.around is not None:
            self.add(exchange.around, exchange, provider)
        elif provider is not None and exchange.method.upper() == 'POST':
            call = Call(provider, model_in(exchange.path), exchange.origin)
            self.add(call, exchange, provider)
            self.tell(call)

    def add(self, call, exchange, provider):
        if provider is not None:
            call.provider = provider
        call.host, call.status = exchange.host, exchange.status
        self.sum(call, exchange)

    def sum(self, call, other):
        for name in ('sent', 'received'):
            value = getattr(other, name)
            if value is not None:
                setattr(call, name, (getattr(call, name) or 0) + value)

    def over(self, call):
        """An SDK's call is over: told, or added to the one that it is part of (litellm calls openai)."""
        outer = call.outer
        if outer is None:
            self.tell(call)
            return
        for name in ADDED:
            if getattr(outer, name) is None:
                setattr(outer, name, getattr(call, name))
        if outer.tokens[0] is None:
            outer.tokens = call.tokens
        if call.host is not None:
            outer.provider = call.provider
        self.sum(outer, call)

    def tell(self, call):
        watcher = self.watcher
        watcher.tell(
            'model.called',
            watcher.field('provider', call.provider, 120)
            + watcher.field('model', call.model, 160)
            + watcher.field('host', call.host, 250)
            + watcher.number('status', call.status)
            + watcher.number('tools', call.tools)
            + watcher.number('files', call.files),
            {
                'bytesSent': call.sent,
                'bytesReceived': call.received,
                'inputTokens': call.tokens[0],
                'outputTokens': call.tokens[1],
            },
            call.origin,
        )


def model_in(path):
    """The model that a path names: `/v1beta/models/gemini-1.5-pro:generateContent`, `/model/x/invoke`,
    `/openai/deployments/x/chat/completions`."""
    parts = path.partition('?')[0].split('/')
    for before, part in zip(parts, parts[1:]):
        if before in ('models', 'model', 'deployments', 'engines') and part and '=' not in part:
            return part.replace('%3A', ':').partition(':generate')[0].partition(':stream')[0][:120]
    return None


def create(watcher):
    """The one teller of a process's calls."""
    if 'model_call' not in watcher.shapes:
        watcher.shapes['model_call'] = Models(watcher)
    return watcher.shapes['model_call']
