# Databases: connected to as whom, and what each statement does to which tables. Never a value, never a
# password.
#
# Roles of drivers whose classes are Python's:
#   connect   a function or coroutine that returns a connection
#   opened    a method of the connection itself, after which it is connected
#   execute   a method that is given a statement; on a cursor or on a connection
#   fetch     a method that gives rows, where the driver did not say at the statement how many there are
# Parameters name attributes of the connection or cursor, dotted (`info.host`), or a keyword of the call
# (`given.host`); of several, the first that is there. `rows: later` is for drivers that say 0 before rows
# are fetched. Drivers in C offer nothing to patch: `driver_classes.py` has the roles for these.

NETWORK = ('host', 'port', 'database', 'account')
SEEN = 512  # texts whose line is known, and lines that are kept
LONG = 4096  # characters of a statement that is not kept: it has its values in it and does not come again


class Session:
    """What is known of one connection; `library` is its driver's name, where no frame of it would be on the
    stack."""

    __slots__ = ('engine', 'database', 'library')

    def __init__(self, engine, database, library=None):
        self.engine, self.database, self.library = engine, database, library


class Line:
    """What is told of a kind of statement, the rows that were fetched since it was told, and where it is counted."""

    __slots__ = ('members', 'origin', 'rows', 'entry')

    def __init__(self, members, origin):
        self.members, self.origin, self.rows, self.entry = members, origin, 0, None


class Drivers:
    """What the roles of all drivers share."""

    session = Session

    def __init__(self, watcher):
        self.watcher = watcher
        self.field, self.quote_list, self.text = watcher.field, watcher.quote_list, watcher.text
        self.describe = watcher.probe.load('observers.statement').describe
        self.run, self.lines, self.texts = None, {}, {}
        self.asked = {}  # by the cursor's id: what it was asked for, where its rows come later

    def connected(self, engine, about, origin):
        """`about`: host, port, database and account, as far as they are known."""
        host, port, database, account = [about.get(name) for name in NETWORK]
        if type(port) is str and port.isdigit():
            port = int(port)
        members = self.field('engine', engine, 120) + self.field('host', self.plain(host), 280)
        if type(port) is int and 0 < port < 65536 and host and not str(host).startswith('/'):
            members += self.watcher.number('port', port)
        members += self.field('database', self.plain(database), 1000)
        members += self.field('account', self.plain(account), 280)
        self.watcher.tell('database.connected', members, None, origin)

    def plain(self, value):
        """A text, or None for what says nothing."""
        if isinstance(value, (bytes, str)):
            return self.text(value) or None
        return str(value) if type(value) is int else None

    def queried(self, session, statement, rows):
        """`statement`: the text as it was sent. Returns its Line, which rows that come later are added to."""
        if self.run is not self.watcher.probe.run:
            self.begin()
        key = (session.engine, session.database, statement)
        line = self.texts.get(key)
        if line is None:
            kind, tables = self.describe(statement, session.engine)
            line = self.line(session, kind, tables)
            if len(self.texts) >= SEEN:
                self.texts.clear()
            if len(statement) < LONG:
                self.texts[key] = line
        self.tell(line, rows)
        return line

    def tell(self, line, rows):
        later, line.rows = line.rows, 0
        if later:
            rows = (rows or 0) + later
        entry = line.entry
        if entry is not None and entry[0] is not None:
            self.watcher.more(entry, 'rows', rows)
        else:
            line.entry = self.watcher.tell('database.queried', line.members, {'rows': rows}, line.origin)

    def end(self):
        """Rows that came after the last statement of their kind."""
        for line in self.lines.values():
            later, line.rows = line.rows, 0
            if later:
                self.watcher.add('database.queried', line.members, {'rows': later})

    def file(self, path):
        """The path of a database that is a file, from the root; `:memory:` as it is."""
        path = self.text(path)
        if path is None or path in ('', ':memory:') or 'mode=memory' in path:
            return ':memory:'
        if path.startswith('file:'):
            path = path[5:].partition('?')[0]
        system = self.watcher.probe.system
        if path[:1] != '/' and path[1:2] != ':':
            path = system.getcwd() + '/' + path
        return self.watcher.probe.load('paths').normpath(path)

    def commanded(self, session, command, tables, rows=None):
        """An act that is no SQL: a command of Redis, a method of MongoDB's collections."""
        self.tell(self.line(session, kebab(command), tables), rows)

    def line(self, session, kind, tables):
        """The one Line of what a kind of statement does to tables; where in the user's code it was done
        first, and the library that was called there, are looked for when it is new."""
        if self.run is not self.watcher.probe.run:
            self.begin()
        key = (session.engine, session.database, kind, tables)
        found = self.lines.get(key)
        if found is None:
            at, library = self.watcher.origin(session.library)
            members = self.members(session, kind, tables) + self.field('library', library, 120)
            if len(self.lines) >= SEEN:
                self.begin()
            found = self.lines[key] = Line(members, (at, None))
        return found

    def begin(self):
        """A new process, whose end is to be heard, or too many lines to keep."""
        if self.run is self.watcher.probe.run:
            self.end()
        else:
            self.run, before = self.watcher.probe.run, self.watcher.probe.tell_modules

            def tell_modules():
                self.end()
                before()

            self.watcher.probe.tell_modules = tell_modules
        self.lines, self.texts = {}, {}

    def members(self, session, kind, tables):
        names = ',"tables":' + self.quote_list(tables, 2000, 16, 280)[0] if tables else ''
        place = self.field('database', self.plain(session.database), 1000)
        return self.field('engine', session.engine, 120) + place + ',"statement":"' + kind + '"' + names


def kebab(command):
    """A command's name as a statement's kind: `CONFIG GET` is `config-get`."""
    name = ''.join(letter if 'a' <= letter <= 'z' else '-' for letter in command.lower()[:31]).strip('-')
    return name or 'other'


def dig(thing, path):
    """The attribute at a dotted path, None where there is none; `name[0]` is an item of it."""
    for part in path.split('.'):
        name, bracket, index = part.partition('[')
        thing = getattr(thing, name, None)
        if bracket and thing is not None:
            index = index[:-1]
            try:
                thing = thing[int(index) if index.isdigit() else index]
            except (LookupError, TypeError):
                return None
        if thing is None:
            return None
    return thing


def statement_of(value, text):
    """The text of a statement: str and bytes as they are, a composed one (psycopg's `sql`) as it would be
    sent."""
    if isinstance(value, (str, bytes)):
        return text(value)
    composed = getattr(value, 'as_string', None)
    if composed is not None:
        return composed(None)
    return None


def rows_of(cursor, result):
    """How many rows a statement gave or changed, where the driver says so."""
    count = getattr(cursor, 'rowcount', None)
    if type(count) is int and count >= 0:
        return count
    if isinstance(result, (list, tuple)):
        return len(result)
    if isinstance(result, str):  # asyncpg: `INSERT 0 5`
        last = result.rpartition(' ')[2]
        return int(last) if last.isdigit() else None
    return None


class Statement:
    """One statement under way."""

    def __init__(self, cursor, text):
        self.cursor, self.text = cursor, text


class Fetching:
    """Rows being fetched from a cursor."""

    def __init__(self, line):
        self.line = line


def first_of(thing, given, paths):
    for path in paths.split(' '):
        found = given.get(path[6:]) if path.startswith('given.') else dig(thing, path)
        if found is not None:
            return found
    return None


def of(watcher):
    """The one Drivers of a watcher."""
    if getattr(watcher, 'drivers', None) is None:
        watcher.drivers = Drivers(watcher)
    return watcher.drivers


def attributes(connection, given, parameters):
    return {name: first_of(connection, given, parameters[name]) for name in NETWORK if name in parameters}


def connect(drivers, parameters):
    def begin(args, kwargs):
        return kwargs, drivers.watcher.origin(parameters['library'])

    def end(state, connection, fault):
        if fault is None and connection is not None:
            about = attributes(connection, state[0], parameters)
            drivers.connected(parameters['engine'], about, state[1])

    return begin, end


def opened(drivers, parameters):
    def begin(args, kwargs):
        return args[0], drivers.watcher.origin(parameters['library'])

    def end(state, result, fault):
        if fault is None:
            drivers.connected(parameters['engine'], attributes(state[0], {}, parameters), state[1])

    return begin, end


def execute(drivers, parameters):
    engine, where = parameters['engine'], parameters.get('database')
    named, later = parameters.get('argument', 'query'), 'rows' in parameters

    def begin(args, kwargs):
        if drivers.watcher.enclosing(Statement) is not None:  # executemany of one, prepared by another
            return None
        text = statement_of(args[1] if len(args) > 1 else kwargs.get(named), drivers.text)
        return None if text is None else Statement(args[0], text)

    def end(state, result, fault):
        if fault is None:
            database = drivers.plain(first_of(state.cursor, {}, where)) if where else None
            rows = rows_of(state.cursor, result)
            if rows == 0 and later and getattr(state.cursor, 'with_rows', False):
                rows = None
            session = Session(engine, database, parameters['library'])
            line = drivers.queried(session, state.text, rows)
            if rows is None:
                drivers.asked[id(state.cursor)] = line
                if len(drivers.asked) > SEEN:
                    del drivers.asked[next(iter(drivers.asked))]
            else:
                drivers.asked.pop(id(state.cursor), None)

    return begin, end


def fetch(drivers, parameters):
    def begin(args, kwargs):
        line = drivers.asked.get(id(args[0]))
        return None if line is None or drivers.watcher.enclosing(Fetching) is not None else Fetching(line)

    def end(state, result, fault):
        if fault is None and result is not None:
            state.line.rows += len(result) if isinstance(result, list) else 1

    return begin, end


def bound(drivers, act):
    return lambda parameters: act(drivers, parameters)


def create(watcher):
    """Acts by role."""
    drivers = of(watcher)
    return {act.__name__: bound(drivers, act) for act in (connect, opened, execute, fetch)}
