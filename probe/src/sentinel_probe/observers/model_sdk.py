# SDKs of AI models: a function that asks one. Parameters, each a list of places that are tried in turn:
#
#     provider   the name to tell where the host is nobody's known one
#     model      `model` a keyword, `1` a position, `self.model_name` an attribute of the object
#     input, output   where the result has its tokens: `usage.prompt_tokens`; attributes and keys alike
#     tools, messages   as `model`; of the messages only the kinds of their parts are looked at

LOOKED_AT = 64  # messages and parts, the last ones: a long talk is sent again with each question
FILE_KINDS = frozenset(
    'image image_url input_image input_file file document input_audio audio video inline_data file_data'.split()
)
FILE_MEMBERS = ('inline_data', 'file_data', 'image', 'images', 'document')


def reach(value, path):
    """What is at `a.b` of an object, through attributes or keys; None where there is nothing."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        if value is None:
            return None
    return value


def given(place, args, kwargs):
    """An argument by keyword, by position, or an attribute of what the method is called on."""
    if place.isdigit():
        return args[int(place)] if len(args) > int(place) else None
    if place.startswith('self.'):
        return reach(args[0], place.split('.')[1:]) if args else None
    return kwargs.get(place)


def first(found):
    return next((value for value in found if value is not None), None)


def files_in(messages):
    """How many files, pictures and recordings go along with messages."""
    if not isinstance(messages, (list, tuple)):
        return 0
    count = 0
    for message in messages[-LOOKED_AT:]:
        parts = reach(message, ('content',)) or reach(message, ('parts',))
        parts = parts if isinstance(parts, (list, tuple)) else [message]
        count += sum(is_file(part) for part in parts[-LOOKED_AT:])
    return count


def is_file(part):
    if isinstance(part, str):
        return False
    return reach(part, ('type',)) in FILE_KINDS or any(reach(part, (name,)) for name in FILE_MEMBERS)


def create(watcher):
    """The act on a function that asks a model."""
    shape = watcher.probe.load('observers.model_call')
    models, text = shape.create(watcher), watcher.text

    def act(parameters):
        places = {name: parameters.get(name, '').split() for name in ('model', 'tools', 'messages')}
        tokens = [[path.split('.') for path in parameters.get(name, '').split()] for name in ('input', 'output')]
        provider, library = parameters['provider'], watcher.library_of(parameters['module'])

        def find(name, args, kwargs):
            return first(given(place, args, kwargs) for place in places[name])

        def begin(args, kwargs):
            call = shape.Call(provider, text(find('model', args, kwargs)), watcher.origin(library))
            call.outer = models.around()
            tools = find('tools', args, kwargs)
            call.tools = len(tools) if isinstance(tools, (list, tuple)) else None
            call.files = files_in(find('messages', args, kwargs)) or None
            return call

        def end(call, result, fault):
            if result is not None:
                call.tokens = [first(number(reach(result, path)) for path in paths) for paths in tokens]
            models.over(call)

        return begin, end

    return {'call': act}


def number(value):
    """A count as an int: some SDKs give floats."""
    if type(value) is float and value.is_integer():
        return int(value)
    return value if type(value) is int else None
