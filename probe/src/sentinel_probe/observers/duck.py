# DuckDB, which runs inside of the program: its classes and functions are C's and can be wrapped, and its connections do not
# say which file is theirs. Roles: `connect`; `again` for methods that give another connection to the same database;
# `execute` with the position of the statement as `at`; `fetch`. Without a connection it is the program's own, in memory.

KEPT = 512
MEMORY = ':memory:'


class Places:
    """Which database a connection is to, by its id: each one that there is comes from a function that is wrapped."""

    def __init__(self, databases):
        self.drivers, self.session = databases, databases.session
        self.databases, self.lines = {}, {}

    def opened(self, connection, database):
        keep(self.databases, id(connection), database)

    def of(self, connection):
        return self.databases.get(id(connection), MEMORY)


def keep(table, key, value):
    table.pop(key, None)
    table[key] = value
    if len(table) > KEPT:
        del table[next(iter(table))]


def connect(places, parameters):
    def begin(args, kwargs):
        given = args[0] if args else kwargs.get('database', MEMORY)
        return places.drivers.file(given), places.drivers.watcher.origin('duckdb')

    def end(state, connection, fault):
        if fault is None:
            places.opened(connection, state[0])
            places.drivers.connected('duckdb', {'database': state[0]}, state[1])

    return begin, end


def again(places, parameters):
    def end(connection, another, fault):
        if fault is None:
            places.opened(another, places.of(connection))

    return lambda args, kwargs: args[0], end


def execute(places, parameters):
    """Told before it is carried out, for the rows come later; what fails was not told."""
    at = int(parameters['at'])

    def begin(args, kwargs):
        given = args[at] if len(args) > at else kwargs.get('query')
        text = places.drivers.text(given) if isinstance(given, str) else None
        return None if text is None else (args[0] if at else kwargs.get('connection'), text)

    def end(state, result, fault):
        if fault is not None:
            return
        connection, text = state
        session = places.session('duckdb', places.of(connection), 'duckdb')
        line = places.drivers.queried(session, text, None)
        keep(places.lines, id(result if result is not None else connection), line)

    return begin, end


def fetch(places, parameters):
    def end(line, result, fault):
        if fault is None and result is not None:
            line.rows += 1 if isinstance(result, tuple) else len(result)

    return lambda args, kwargs: places.lines.get(id(args[0])), end


def bound(places, act):
    return lambda parameters: act(places, parameters)


def create(watcher):
    """Acts by role."""
    places = Places(watcher.probe.load('observers.databases').of(watcher))
    return {act.__name__: bound(places, act) for act in (connect, again, execute, fetch)}
