# Database drivers in C that allow no subclass (pyodbc, pymssql): the program is given objects that pass
# everything on to the driver's own and say what they are given. `isinstance` holds, by what they say their
# class is.

ENGINES = {
    'sql server': 'mssql',
    'freetds': 'mssql',
    'mariadb': 'mariadb',
    'maodbc': 'mariadb',
    'psqlodbc': 'postgresql',
    'mysql': 'mysql',
    'postgres': 'postgresql',
    'oracle': 'oracle',
    'sqlite': 'sqlite',
}


class Passing:
    """An object that passes everything on to one of the driver's, and is taken for it."""

    __slots__ = ('_theirs', '_tally', '_tallies')

    def __init__(self, theirs, tally, tallies):
        object.__setattr__(self, '_theirs', theirs)
        object.__setattr__(self, '_tally', tally)
        object.__setattr__(self, '_tallies', tallies)

    __class__ = property(lambda self: type(self._theirs))

    def __getattr__(self, name):
        return getattr(self._theirs, name)

    def __setattr__(self, name, value):
        setattr(self._theirs, name, value)

    def __delattr__(self, name):
        delattr(self._theirs, name)

    def __dir__(self):
        return dir(self._theirs)

    def __repr__(self):
        return repr(self._theirs)

    def __enter__(self):
        entered = self._theirs.__enter__()
        return self if entered is self._theirs else entered

    def __exit__(self, *fault):
        return self._theirs.__exit__(*fault)


class PassingCursor(Passing):
    """A cursor that says what it was given."""

    __slots__ = ()

    def statement(self, name, args, kwargs):
        try:
            result = getattr(self._theirs, name)(*args, **kwargs)
        except BaseException as fault:
            self._tallies.shortened(fault)
            raise
        try:
            self._tallies.sent(self._tally, self._theirs, args[0] if args else None)
        except BaseException as fault:
            self._tallies.held(fault)
        return self if result is self._theirs else result

    def execute(self, *args, **kwargs):
        return self.statement('execute', args, kwargs)

    def executemany(self, *args, **kwargs):
        return self.statement('executemany', args, kwargs)

    def took(self, rows, size):
        if self._tally.line is not None:
            self._tally.line.rows += size
        return rows

    def fetchone(self, *args):
        row = self._theirs.fetchone(*args)
        return self.took(row, 0 if row is None else 1)

    def fetchmany(self, *args, **kwargs):
        rows = self._theirs.fetchmany(*args, **kwargs)
        return self.took(rows, len(rows))

    def fetchall(self, *args):
        rows = self._theirs.fetchall(*args)
        return self.took(rows, len(rows))

    def __iter__(self):
        rows = iter(self._theirs)
        try:
            return self._tallies.counted(self._tally, rows)
        except BaseException as fault:
            self._tallies.held(fault)
            return rows

    def __next__(self):
        row = next(self._theirs)
        return self.took(row, 1)


class PassingConnection(Passing):
    """A connection whose cursors say what they are given; `_tally` is its Session."""

    __slots__ = ()

    def cursor(self, *args, **kwargs):
        return PassingCursor(
            self._theirs.cursor(*args, **kwargs), self._tallies.tally(self._tally), self._tallies
        )

    def execute(self, *args, **kwargs):
        if not hasattr(type(self._theirs), 'execute'):
            return self._theirs.execute(*args, **kwargs)
        return self.cursor().execute(*args, **kwargs)


def of_odbc(args, kwargs, text):
    """`(engine, about)` of ODBC's `Driver={…};Server=host,port;Database=…;UID=…`, and of keywords of these
    names."""
    found = {}
    for part in (text(args[0]) or '' if args else '').split(';'):
        name, _, value = part.partition('=')
        found[name.strip().lower()] = value.strip().strip('{}')
    found.update((name.lower(), value) for name, value in kwargs.items() if isinstance(value, (str, int)))
    driver = str(found.get('driver', '')).lower()
    engine = next((engine for name, engine in ENGINES.items() if name in driver), 'odbc')
    server = str(found.get('server') or found.get('servername') or found.get('host') or '').rpartition(':')[2]
    host, _, port = server.partition(',')
    about = {
        'host': host or None,
        'port': port or found.get('port'),
        'database': found.get('database') or found.get('dbq') or found.get('dsn'),
        'account': found.get('uid') or found.get('user'),
    }
    return engine, about


def of_tds(args, kwargs, text):
    """The same of `pymssql.connect(server, user, password, database, …, port=)`."""
    given = dict(zip(('server', 'user', 'password', 'database'), args), **kwargs)
    about = {'host': given.get('server') or given.get('host'), 'port': given.get('port')}
    about.update(database=given.get('database') or None, account=given.get('user'))
    return 'mssql', about


def passed(library, read, tallies, drivers):
    """`connect` of a driver whose classes take no subclass."""

    def begin(args, kwargs):
        return read(args, kwargs, drivers.text), drivers.watcher.origin(library)

    def end(state, connection, fault):
        if fault is not None:
            return None
        (engine, about), origin = state
        drivers.connected(engine, about, origin)
        return PassingConnection(connection, drivers.session(engine, about['database'], library), tallies)

    return begin, end


def create(watcher):
    """Acts by role."""
    tallies = watcher.probe.load('observers.driver_classes').Tallies(watcher)
    return {
        'odbc': lambda parameters: passed('pyodbc', of_odbc, tallies, tallies.drivers),
        'tds': lambda parameters: passed('pymssql', of_tds, tallies, tallies.drivers),
    }
