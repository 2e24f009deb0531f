# Text that is no file but runs as code: `exec`, `eval` and `compile` of strings.


def create(probe):
    """The handler for compilations."""
    system, recorder, field = probe.system, probe.recorder, probe.events.field
    text, stat = system.text, system.stat
    asker, place = probe.asker, probe.place
    skipped = (probe.frames.PROBE, probe.frames.IMPORTER, probe.frames.STANDARD)
    digest = probe.digest

    def is_file(name):
        if name.startswith('<'):
            return False
        try:
            stat(name)
        except (OSError, ValueError):
            return False
        return True

    def compiled(args):
        source, name = args[0], text(args[1])
        if issubclass(type(source), str):
            source = str.encode(source, 'utf-8', 'surrogatepass')
        if type(source) is not bytes or name is None or is_file(name):
            return
        frame, whose = asker()
        if whose in skipped:
            return  # namedtuple and dataclasses write code too
        key = ('code', name, hash(source), len(source))
        if not recorder.again(key):
            recorder.first(
                key,
                'code.executed',
                field('name', name, 300)
                + field('sha256', digest(source))
                + ',"bytes":%d' % len(source)
                + field('at', place(frame), 900),
            )

    return {'compile': compiled}
