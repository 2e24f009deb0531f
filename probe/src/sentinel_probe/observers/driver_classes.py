# Database drivers in C (sqlite3, psycopg2): their classes cannot be patched, so the program is given
# subclasses that say what they do. `isinstance`, names and texts are the same, and what a factory of the
# program's own makes is of that factory's class. Rows that come one by one are counted in C, by an iterator
# around the driver's own.
#
# Drivers that C allows no subclass of have `driver_proxies.py`.

import sys

STATEMENTS = ('execute', 'executemany', 'executescript', 'copy_expert')
CLASSES = 64  # of the program's own that get a subclass
WALKED = 256  # cursors whose rows are counted while they are walked through
SHORT = sys.version_info >= (3, 11)  # only there may a traceback lose the frame that hands it on


class Tally:
    """The statement that a cursor is at; a counter where its rows are being walked through."""

    __slots__ = ('session', 'line', 'counter', 'nested')

    def __init__(self, session):
        self.session, self.line, self.counter, self.nested = session, None, None, False


def shortened(fault):
    """Take our own frame out of the traceback of what passes through."""
    if SHORT and fault.__traceback__ is not None:
        BaseException.with_traceback(fault, fault.__traceback__.tb_next)


class Tallies:
    """The cursors of the process: each statement when it was sent, its rows when they are known."""

    tally, shortened = Tally, staticmethod(shortened)

    def __init__(self, watcher):
        databases = watcher.probe.load('observers.databases')
        self.drivers, self.statement_of = databases.of(watcher), databases.statement_of
        self.watcher, self.foreign = watcher, watcher.foreign
        tools = watcher.probe.quietly(sys.modules['_frozen_importlib']._gcd_import, 'itertools')
        self.compress, self.count = tools.compress, tools.count
        self.walked, self.run = {}, None

    def begin(self):
        """A new process: what its parent left open is the parent's; the end of this one is to be heard."""
        self.walked, self.run = {}, self.watcher.probe.run
        before = self.watcher.probe.tell_modules

        def tell_modules():
            for tally in list(self.walked.values()):
                self.settle(tally)
            before()

        self.watcher.probe.tell_modules = tell_modules

    def held(self, fault):
        """A fault of ours inside the program's call is counted; what belongs to the program passes."""
        if self.foreign(fault):
            raise fault
        self.watcher.probe.recorder.faults += 1

    def sent(self, tally, cursor, statement):
        """A statement was carried out."""
        if tally.counter is not None:
            self.settle(tally)
        text = statement if type(statement) is str else self.statement_of(statement, self.drivers.text)
        if text is None:
            tally.line = None
            return
        rows = getattr(cursor, 'rowcount', None)
        if type(rows) is int and rows >= 0:
            self.drivers.queried(tally.session, text, rows)
            tally.line = None
        else:
            tally.line = self.drivers.queried(tally.session, text, None)

    def settle(self, tally):
        """Add the rows that were walked through up to now."""
        self.walked.pop(id(tally), None)
        counter, tally.counter = tally.counter, None
        if counter is not None and tally.line is not None:
            tally.line.rows += next(counter) - 1

    def counted(self, tally, rows):
        """The same rows; `rows` may be an iterator only."""
        if tally.line is None:
            return rows
        self.settle(tally)
        if self.run is not self.watcher.probe.run:
            self.begin()
        if len(self.walked) >= WALKED:
            self.settle(self.walked[next(iter(self.walked))])
        tally.counter = self.count(1)  # one ahead: compress asks it after each row that came
        self.walked[id(tally)] = tally
        return self.compress(rows, tally.counter)


class Subclasses:
    """Subclasses of a driver's connections and cursors, made once for each class."""

    def __init__(self, tallies):
        self.tallies, self.made, self.ours = tallies, {}, set()

    def of(self, base, members, kind):
        """The subclass of a class; what is none of the driver's `kind`, or ours already, stays as it is."""
        if not isinstance(base, type) or not issubclass(base, kind) or base in self.ours:
            return base
        found = self.made.get(base)
        if found is None:
            if len(self.made) >= CLASSES:
                return base
            space = {'__slots__': ('_sentinel',), '__module__': base.__module__, '__doc__': base.__doc__}
            space.update(members(base), __qualname__=base.__qualname__)
            found = self.made[base] = type(base)(base.__name__, (base,), space)
            self.ours.add(found)
        return found

    def cursor(self, base, kind):
        return self.of(base, self.cursor_members, kind)

    def know(self, cursor, connection):
        """Where a cursor belongs, said when it is made: asking it for its connection later costs more."""
        try:
            cursor._sentinel = Tally(connection._sentinel)
        except AttributeError:  # a factory of the program's own made one of them
            pass

    def tally(self, cursor):
        """The tally of a cursor, None where its connection is not known."""
        try:
            return cursor._sentinel
        except AttributeError:
            session = getattr(cursor.connection, '_sentinel', None)
            cursor._sentinel = found = None if session is None else Tally(session)
            return found

    def cursor_members(self, base):
        members = {name: self.statement(getattr(base, name)) for name in STATEMENTS if hasattr(base, name)}
        for name in ('fetchmany', 'fetchall'):
            members[name] = self.fetch(getattr(base, name), len)
        members['fetchone'] = self.fetch(base.fetchone, None)
        members['close'] = self.close(base.close)
        members['__iter__'] = self.iterate(base.__iter__)
        return named(members, base)

    def statement(self, original):
        tallies = self.tallies

        def execute(cursor, *args, **kwargs):
            try:
                result = original(cursor, *args, **kwargs)
            except BaseException as fault:
                shortened(fault)
                raise
            try:
                tally = getattr(cursor, '_sentinel', None) or self.tally(cursor)
                if tally is not None:
                    given = args[0] if args else kwargs.get('query', kwargs.get('sql'))
                    tallies.sent(tally, cursor, given)
            except BaseException as fault:
                tallies.held(fault)
            return result

        return execute

    def fetch(self, original, size):
        """`size` of what the original gives; None where that is a row or none."""
        tallies = self.tallies

        def fetch(cursor, *args, **kwargs):
            try:
                result = original(cursor, *args, **kwargs)
            except BaseException as fault:
                shortened(fault)
                raise
            try:
                tally = getattr(cursor, '_sentinel', None) or self.tally(cursor)
                if tally is not None and tally.line is not None and result is not None:
                    tally.line.rows += 1 if size is None else size(result)
            except BaseException as fault:
                tallies.held(fault)
            return result

        return fetch

    def close(self, original):
        def close(cursor):
            try:
                tally = self.tally(cursor)
                if tally is not None:
                    self.tallies.settle(tally)
            except BaseException as fault:
                self.tallies.held(fault)
            return original(cursor)

        return close

    def iterate(self, original):
        def __iter__(cursor):
            rows = original(cursor)
            try:
                return self.counted(cursor, rows)
            except BaseException as fault:
                self.tallies.held(fault)
                return rows

        return __iter__

    def counted(self, cursor, rows):
        tally = self.tally(cursor)
        if tally is None or tally.nested:  # the iterator that counts asks for the cursor's own
            return rows
        tally.nested = True
        try:
            return self.tallies.counted(tally, rows)
        finally:
            tally.nested = False


def named(members, base):
    """The same functions, with the names and texts of those that they stand for."""
    for name, member in members.items():
        member.__name__, member.__doc__ = name, getattr(base, name).__doc__
        member.__qualname__ = base.__qualname__ + '.' + name
    return members


def sqlite(subclasses, drivers):
    """`sqlite3.connect`: a file, given as `database`."""

    raw, tallies = sys.modules['_sqlite3'], subclasses.tallies
    plain = subclasses.cursor(raw.Cursor, raw.Cursor)

    def members(base):
        def cursor(connection, *args, **kwargs):
            if args:
                args = (subclasses.cursor(args[0], raw.Cursor), *args[1:])
            else:
                kwargs['factory'] = subclasses.cursor(kwargs.get('factory', plain), raw.Cursor)
            made = base.cursor(connection, *args, **kwargs)
            subclasses.know(made, connection)
            return made

        def shortcut(name):
            open_cursor, original = base.cursor, getattr(raw.Cursor, name)

            def act(connection, *args):
                try:
                    made = open_cursor(connection, plain)
                    result = original(made, *args)
                except BaseException as fault:
                    shortened(fault)
                    raise
                try:
                    session = getattr(connection, '_sentinel', None)
                    if session is not None:
                        made._sentinel = tally = Tally(session)
                        tallies.sent(tally, made, args[0])
                except BaseException as fault:
                    tallies.held(fault)
                return result

            return act

        theirs = raw.Connection
        found = {'cursor': cursor}
        if sys.version_info >= (3, 11):  # before, these asked for a cursor by the method
            found.update((name, shortcut(name)) for name in STATEMENTS if hasattr(theirs, name))
        # What a class of the program's own does in another way stays as it is, and is not heard.
        found = {name: made for name, made in found.items() if getattr(base, name) is getattr(theirs, name)}
        return named(found, base)

    def begin(args, kwargs):
        if len(args) < 6:  # the factory is the sixth by position, which nobody writes
            kwargs['factory'] = subclasses.of(kwargs.get('factory', raw.Connection), members, raw.Connection)
        path = args[0] if args else kwargs.get('database')
        return drivers.file(path), drivers.watcher.origin('sqlite3')

    def end(state, connection, fault):
        if fault is None:
            database, origin = state
            drivers.connected('sqlite', {'database': database}, origin)
            if type(connection) in subclasses.ours:
                connection._sentinel = drivers.session('sqlite', database, 'sqlite3')

    return begin, end


def psycopg2(subclasses, drivers):
    """`psycopg2.connect`: PostgreSQL through libpq."""

    def members(base):
        extensions = sys.modules['psycopg2.extensions']

        def cursor(connection, *args, **kwargs):
            if len(args) < 2:
                factory = kwargs.get('cursor_factory') or connection.cursor_factory or extensions.cursor
                kwargs['cursor_factory'] = subclasses.cursor(factory, extensions.cursor)
            return base.cursor(connection, *args, **kwargs)

        return named({'cursor': cursor}, base)

    def begin(args, kwargs):
        if len(args) < 2:
            plain = sys.modules['psycopg2.extensions'].connection
            base = kwargs.get('connection_factory') or plain
            kwargs['connection_factory'] = subclasses.of(base, members, plain)
        return drivers.watcher.origin('psycopg2')

    def end(origin, connection, fault):
        if fault is None:
            info = connection.info
            about = {'host': info.host, 'port': info.port, 'database': info.dbname, 'account': info.user}
            drivers.connected('postgresql', about, origin)
            if type(connection) in subclasses.ours:
                connection._sentinel = drivers.session('postgresql', info.dbname, 'psycopg2')

    return begin, end


def create(watcher):
    """Acts by role."""
    tallies = Tallies(watcher)
    drivers, subclasses = tallies.drivers, Subclasses(tallies)
    return {
        'sqlite': lambda parameters: sqlite(subclasses, drivers),
        'psycopg': lambda parameters: psycopg2(subclasses, drivers),
    }
