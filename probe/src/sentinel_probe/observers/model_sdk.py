# SDKs of AI models: a function that asks one. Parameters, each a list of places that are tried in turn:
#
#     provider   the name to tell where the host is nobody's known one
#     model, tools, messages   arguments (see arguments.py); of the messages only the kinds of their parts are looked at
#     input, output   where the result has its tokens: `usage.prompt_tokens`

LOOKED_AT = 64  # messages and parts, the last ones: a long talk is sent again with each question
FILE_KINDS = frozenset(
    'image image_url input_image input_file file document input_audio audio video inline_data file_data'.split()
)
FILE_MEMBERS = ('inline_data', 'file_data', 'image', 'images', 'document')


def files_in(messages, reach):
    """How many files, pictures and recordings go along with messages."""
    if not isinstance(messages, (list, tuple)):
        return 0
    count = 0
    for message in messages[-LOOKED_AT:]:
        parts = reach(message, ('content',)) or reach(message, ('parts',))
        parts = parts if isinstance(parts, (list, tuple)) else [message]
        count += sum(is_file(part, reach) for part in parts[-LOOKED_AT:])
    return count


def is_file(part, reach):
    if isinstance(part, str):
        return False
    return reach(part, ('type',)) in FILE_KINDS or any(reach(part, (name,)) for name in FILE_MEMBERS)


def create(watcher):
    """The act on a function that asks a model."""
    places_of = watcher.probe.load('observers.arguments')
    models, text, reach, first = (
        watcher.probe.load('observers.model_call').create(watcher),
        watcher.text,
        places_of.reach,
        places_of.first,
    )

    def act(parameters):
        places = {name: parameters.get(name, '').split() for name in ('model', 'tools', 'messages')}
        tokens = [
            [path.split('.') for path in parameters.get(name, '').split()] for name in ('input', 'output')
        ]
        provider, library = parameters['provider'], watcher.library_of(parameters['module'])

        def find(name, args, kwargs):
            return places_of.first_given(places[name], args, kwargs)

        def begin(args, kwargs):
            call = models.begin(provider, text(find('model', args, kwargs)), watcher.origin(library))
            tools = find('tools', args, kwargs)
            call.tools = len(tools) if isinstance(tools, (list, tuple)) else None
            call.files = files_in(find('messages', args, kwargs), reach) or None
            return call

        def end(call, result, fault):
            if result is not None:
                counts = [first(places_of.number(reach(result, path)) for path in paths) for paths in tokens]
                call.tokens = [
                    first(pair) for pair in zip(counts, call.tokens)
                ]  # else what a call inside knew
            models.over(call)

        return begin, end

    return {'call': act}
