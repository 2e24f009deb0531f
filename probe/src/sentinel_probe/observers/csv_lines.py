# The standard library's csv: rows and columns of a file that is read line by line.
#
# Its readers are made in C and take no subclass, so the reader stays as it is and the lines that it is
# given are counted: in C too, by iterators that raise what the file raises, with no frame of ours. The
# first lines are looked at for columns and classes of data. What a writer writes cannot be counted so:
# csv.writer calls the file's `write` itself, and that file is told as written all the same.

import sys

LINES = 60  # looked at, the header included
OPEN = 64  # files at a time whose rows are counted to the end
LONGEST = 10_000  # characters of a line that is parsed
WORDY = 60  # a longer cell is no name of a column


class Header:
    """DictReader takes its first line for names, by the program's own word."""


class Reading:
    """One file under way."""

    def __init__(self, path, origin, parse, certain):
        self.path, self.origin, self.parse, self.certain = path, origin, parse, certain
        self.lines, self.line = [], None  # looked at; what was told
        self.first, self.counter, self.header = (
            0,
            None,
            0,
        )  # how many came first, after these, and are no rows


class Lines:
    """The files that are read. What tables need is loaded with the first of them: csv itself is imported by
    much that reads none, the standard library's own modules among it."""

    def __init__(self, watcher):
        self.watcher, self.probe = watcher, watcher.probe
        self.raw = sys.modules['_csv']
        self.reading, self.run = {}, None
        self.tables = None

    def load(self):
        tools = self.probe.quietly(sys.modules['_frozen_importlib']._gcd_import, 'itertools')
        self.count, self.islice, self.chain, self.compress = (
            tools.count,
            tools.islice,
            tools.chain,
            tools.compress,
        )
        self.module = self.probe.load('observers.tables')
        self.tables = self.module.Tables(self.watcher)

    def begin(self):
        """A new process: what was open is its parent's; the end of this one is to be heard."""
        self.reading, self.run = {}, self.probe.run
        before = self.probe.tell_modules

        def tell_modules():
            for one in list(self.reading.values()):
                self.finish(one)
            before()

        self.probe.tell_modules = tell_modules

    def open(self, one):
        if self.run is not self.probe.run:
            self.begin()
        if len(self.reading) >= OPEN:
            self.finish(self.reading[next(iter(self.reading))])
        one.counter = self.count(1)  # one ahead: compress asks it after each line that came
        self.reading[id(one)] = one

    def quietly(self, act, *args):
        """An act of ours inside the program's reading: our faults are counted, what belongs to the program
        passes."""
        try:
            act(*args)
        except BaseException as fault:
            if self.watcher.foreign(fault):
                raise
            self.probe.recorder.faults += 1

    def table(self, one):
        """Columns and sample of the lines looked at; without a header that is one for sure, nothing."""
        rows = [row for row in one.parse(one.lines) if row]
        if not rows or not (one.certain or is_header(rows[0], rows[1:], self.tables)):
            return self.module.Table(None, [])
        one.header = 1
        samples = [[row[index] for row in rows[1:] if index < len(row)] for index in range(len(rows[0]))]
        return self.module.Table(None, list(zip(rows[0], samples)))

    def look_at(self, one):
        """Columns and classes, from the lines that were kept."""
        act = self.module.Act(one.origin, None)
        one.line = self.tables.line(act, one.path, self.table(one), 'csv')
        one.lines = []

    def tell(self, one, sums):
        self.watcher.tell('data.read', one.line, sums, (one.origin[0], None))

    def seen(self, one, line):
        """One of the first lines."""
        one.first += 1
        one.lines.append(line[:LONGEST])
        if len(one.lines) == LINES:
            self.look_at(one)
            self.tell(one, {})

    def finish(self, one):
        """The rows, when the file is at its end or the program is."""
        self.reading.pop(id(one), None)
        is_told = one.line is not None
        if not is_told:
            if not one.lines:
                return
            self.look_at(one)
        sums = {'rows': max(0, one.first + next(one.counter) - 1 - one.header)}
        if is_told:
            self.watcher.add('data.read', one.line, sums)
        else:
            self.tell(one, sums)

    def lines_of(self, file, one):
        """The lines of a file, each as it comes."""

        def look(line):
            self.quietly(self.seen, one, line)
            return line

        def last():
            self.quietly(self.finish, one)
            return
            yield

        return self.chain(map(look, self.islice(file, LINES)), self.compress(file, one.counter), last())


def reader(lines, parameters):
    """`csv.reader`, of a file that has a name."""
    files, read = sys.modules['_io'].TextIOWrapper, lines.raw.reader

    def begin(args, kwargs):
        file = args[0] if args else None
        if type(file) is not files or not isinstance(file.name, str):
            return None
        if lines.tables is None:
            lines.load()
        rest, keywords = args[1:], dict(kwargs)

        def parse(texts):
            try:
                return list(read(texts, *rest, **keywords))
            except Exception:  # not what the program took it for: it will hear of it itself
                return []

        certain = lines.watcher.enclosing(Header) is not None
        one = Reading(lines.tables.path(file), lines.watcher.origin('csv'), parse, certain)
        return file, one, rest, keywords

    def end(state, result, fault):
        if fault is not None:
            return None
        file, one, rest, keywords = state
        lines.open(one)
        return read(lines.lines_of(file, one), *rest, **keywords)

    return begin, end


def named(lines, parameters):
    """`DictReader`: whether the first line is the header is known here."""

    def begin(args, kwargs):
        given = kwargs.get('fieldnames', args[2] if len(args) > 2 else None)
        return Header() if given is None else None

    def end(header, result, fault):
        return None

    return begin, end


def bound(lines, act):
    return lambda parameters: act(lines, parameters)


def create(watcher):
    """Acts by role."""
    lines = Lines(watcher)
    return {act.__name__: bound(lines, act) for act in (reader, named)}


def is_header(names, rows, tables):
    """True where the first row can only be names: each a short word of its own, none a value of a class of
    data, and a column below that holds numbers, or a name that says what the column is."""
    if not rows or len(set(names)) < len(names):
        return False
    for name in names:
        if not name or len(name) > WORDY or name.strip()[:1].isdigit() or tables.class_of(name.strip()):
            return False
        if sum(letter.isdigit() for letter in name) > 3 or '@' in name:
            return False
    for index, name in enumerate(names):
        below = [row[index] for row in rows if index < len(row)]
        said = tables.named_class(name, tables.names)
        if said or (below and all(cell.strip()[-1:].isdigit() for cell in below) and not name[-1:].isdigit()):
            return True
    return False
