# Where a function's facts are, as the table of libraries says it: `model` a keyword, `1` a position (0 is the
# object of a method), `self.meta.name` below the object, `usage.tokens.input` below the result.


def reach(value, path):
    """What is at `a.b` of an object, through attributes or keys; None where there is nothing."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        if value is None:
            return None
    return value


def given(place, args, kwargs):
    """An argument by one place."""
    name, *below = place.split('.')
    if name == 'self':
        found = args[0] if args else None
    elif name.isdigit():
        found = args[int(name)] if len(args) > int(name) else None
    else:
        found = kwargs.get(name)
    return reach(found, below)


def first_given(places, args, kwargs):
    """An argument by the first of `places` (a list) that holds one."""
    return first(given(place, args, kwargs) for place in places)


def first(found):
    return next((value for value in found if value is not None), None)


def number(value):
    """A count as an int: some libraries give floats."""
    if type(value) is float and value.is_integer():
        return int(value)
    return value if type(value) is int else None


def size(value):
    """Bytes of a text, of bytes or of what has a length; None for a stream."""
    if isinstance(value, str):
        return len(value.encode('utf-8', 'replace')) if len(value) < 1 << 20 else len(value)
    nbytes = getattr(value, 'nbytes', None)
    if type(nbytes) is int:
        return nbytes
    return len(value) if isinstance(value, (bytes, bytearray)) else None
