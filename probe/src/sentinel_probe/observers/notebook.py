# IPython and notebooks: each executed cell is a step of its Run, and `at` inside of it is `<cell 3>:2`.


def create(watcher):
    """Acts on `CachingCompiler.cache` (names a cell's text) and on `InteractiveShell.run_cell_async`."""
    probe, cells = watcher.probe, watcher.probe.frames.cells
    arguments = probe.load('observers.arguments')
    monotonic, digest = probe.system.monotonic, probe.digest

    def name(parameters):
        def begin(args, kwargs):
            return arguments.first(
                arguments.given(place, args, kwargs) for place in ('number', '2')
            ) or 0, True

        def end(state, result, fault):
            if type(result) is str:
                cells[result] = '<cell %d>' % state[0]

        return begin, end

    def run(parameters):
        def begin(args, kwargs):
            text = watcher.text(arguments.first_given(['raw_cell', '1'], args, kwargs))
            if text is None or not text.strip():
                return None
            return args[0].execution_count, text, monotonic()

        def end(state, result, fault):
            number, text, began = state
            error = fault or arguments.first(
                getattr(result, name, None) for name in ('error_in_exec', 'error_before_exec')
            )
            milliseconds = (monotonic() - began) // 1000000
            watcher.tell(
                'cell.executed',
                watcher.number('number', number)
                + watcher.field('sha256', digest(text.encode('utf-8', 'surrogatepass')))
                + watcher.number('lines', text.count('\n') + 1)
                + watcher.field('exception', None if error is None else type(error).__name__, 200),
                {'durationMs': milliseconds},
                ('<cell %d>:1' % number, None),
            )

        return begin, end

    return {'name': name, 'run': run}
