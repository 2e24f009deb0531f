# Calls of AI models: by an SDK, which knows model and tokens, or by plain requests to a provider's host.


HOSTS = 512
ADDED = ('model', 'tools', 'files')  # what an outer call takes from an inner one if it has none


def call_type(carrier):
    """The class of calls, over the one of acts that requests are part of."""

    class Call(carrier):
        """A call as its SDK knows it; the requests that it makes add host, status and bytes."""

        __slots__ = ('provider', 'model', 'tools', 'files', 'tokens', 'outer')

        def __init__(self, provider, model, origin):
            super().__init__(origin)
            self.provider, self.model = provider, model
            self.tools = self.files = self.outer = None
            self.tokens = (None, None)

    return Call


class Models:
    """Tells calls."""

    def __init__(self, watcher):
        self.watcher = watcher
        self.call = call_type(watcher.probe.load('observers.http_exchange').Carrier)
        self.providers = None

    def begin(self, provider, model, origin):
        call = self.call(provider, model, origin)
        call.outer = self.watcher.enclosing(self.call)
        return call

    def provider(self, host):
        """The provider whose host this is, by the name itself or one above it."""
        if self.providers is None:
            table = self.watcher.probe.load('observers.libraries').PROVIDERS
            self.providers = dict(row.split('=') for row in table.split('\n'))
            self.asked = {}
        if host in self.asked:
            return self.asked[host]
        if len(self.asked) > HOSTS:
            self.asked.clear()
        self.asked[host] = found = self.provider_of(host)
        return found

    def provider_of(self, host):
        while host:
            if host in self.providers:
                return self.providers[host]
            host = host.partition('.')[2]
        return None

    def requested(self, exchange):
        """An exchange that no SDK stands behind: a call by itself where the host is a model's."""
        provider = self.provider(exchange.host)
        if provider is not None and exchange.method.upper() == 'POST':
            call = self.call(provider, model_in(exchange.path), exchange.origin)
            call.carry(exchange)
            self.tell(call)

    def over(self, call):
        """An SDK's call is over: told, or added to the one that it is part of (litellm calls openai)."""
        outer = call.outer
        if outer is None:
            call.provider = self.provider(call.host) or call.provider
            self.tell(call)
            return
        for name in ADDED:
            if getattr(outer, name) is None:
                setattr(outer, name, getattr(call, name))
        if outer.tokens[0] is None:
            outer.tokens = call.tokens
        outer.provider = call.provider
        outer.carry(call)

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
