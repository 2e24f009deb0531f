# Programs that are steered: keys and mouse, browsers, applications of Windows by COM. Parameters:
# application (its name), or applied (an argument that holds it, see arguments.py); action (an argument),
# else the function's own name.


class Step:
    """One act on an application; those inside of it are part of it."""

    __slots__ = ('application', 'action', 'origin')


def create(watcher):
    """The act on a function that steers an application."""
    arguments = watcher.probe.load('observers.arguments')

    def act(parameters):
        library = watcher.library_of(parameters['module'])
        applied, actions = parameters.get('applied', '').split(), parameters.get('action', '').split()

        def begin(args, kwargs):
            if watcher.enclosing(Step) is not None:
                return None
            step = Step()
            step.application = watcher.text(arguments.first_given(applied, args, kwargs))
            step.action = watcher.text(arguments.first_given(actions, args, kwargs))
            step.origin = watcher.origin(library)
            return step

        def end(step, result, fault):
            watcher.tell(
                'desktop.automated',
                watcher.field('application', step.application or parameters.get('application', library), 120)
                + watcher.field('action', step.action or parameters['call'], 120),
                None,
                step.origin,
            )

        return begin, end

    return {'call': act}
