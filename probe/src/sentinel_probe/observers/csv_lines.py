# The standard library's csv: rows and columns of a file that is read line by line.
#
# Its readers are made in C and take no subclass, so the reader stays as it is and the lines that it is given are
# counted: in C too, by iterators that raise what the file raises, with no frame of ours. The first lines are looked at
# for columns and classes of data. What a writer writes cannot be counted so: csv.writer calls the file's `write`
# itself, and that file is told as written all the same.

import sys

LINES = 60  # looked at, the header included
LONGEST = 10_000  # characters of a line that is parsed
WORDY = 60  # a longer cell is no name of a column


class Header:
    """DictReader takes its first line for names, by the program's own word."""


class Reading:
    """One file under way."""

    def __init__(self, path, origin, parse, certain):
        self.path, self.origin, self.parse, self.certain = path, origin, parse, certain
        self.lines, self.counter, self.line = [], None, None


def create(watcher):
    """Acts by role."""
    probe = watcher.probe
    module = probe.load('observers.tables')
    tables = module.Tables(watcher)
    tools = probe.quietly(sys.modules['_frozen_importlib']._gcd_import, 'itertools')
    raw, files = sys.modules['_csv'], sys.modules['_io'].TextIOWrapper
    reading = {}
    state = {'run': None}

    def begin_process():
        """A new process: what was open is its parent's; the end of this one is to be heard."""
        reading.clear()
        state['run'] = probe.run
        before = probe.tell_modules

        def tell_modules():
            for one in list(reading.values()):
                finish(one)
            before()

        probe.tell_modules = tell_modules

    def quietly(act, *args):
        try:
            act(*args)
        except BaseException as fault:
            if watcher.foreign(fault):
                raise
            probe.recorder.faults += 1

    def table_of(one):
        """Columns and sample of the lines looked at; without a header that is one for sure, rows alone."""
        rows = [row for row in one.parse(one.lines) if row]
        if not rows or not (one.certain or is_header(rows[0], rows[1:], tables)):
            return module.Table(None, []), 0
        names = rows[0]
        columns = [(name, [row[index] for row in rows[1:] if index < len(row)]) for index, name in enumerate(names)]
        return module.Table(None, columns), 1

    def look_at(one):
        """Columns and classes, from the lines that were kept."""
        table, one.header = table_of(one)
        one.line = tables.line(module.Act(one.origin, None), one.path, table, 'csv')
        one.lines = []

    def tell(one, sums):
        watcher.tell('data.read', one.line, sums, (one.origin[0], None))

    def finish(one):
        """The rows, when the file is at its end or the program is."""
        reading.pop(id(one), None)
        is_told = one.line is not None
        if not is_told:
            if not one.lines:
                return
            look_at(one)
        sums = {'rows': max(0, one.first + next(one.counter) - 1 - one.header)}
        if is_told:
            watcher.add('data.read', one.line, sums)
        else:
            tell(one, sums)

    def lines_of(file, one):
        """The lines of a file, each as it comes."""

        def look(line):
            quietly(seen, line)
            return line

        def seen(line):
            one.first += 1
            one.lines.append(line[:LONGEST])
            if len(one.lines) == LINES:
                look_at(one)
                tell(one, {})

        def last():
            quietly(finish, one)
            return
            yield

        one.first, one.counter, one.header = 0, tools.count(1), 0
        first = map(look, tools.islice(file, LINES))
        return tools.chain(first, tools.compress(file, one.counter), last())

    def reader(parameters):
        def begin(args, kwargs):
            file = args[0] if args else None
            if type(file) is not files or not isinstance(file.name, str):
                return None
            rest = args[1:]
            certain = watcher.enclosing(Header) is not None

            def parse(lines):
                try:
                    return list(raw.reader(lines, *rest, **kwargs))
                except Exception:  # not what the program took it for: it will hear of it itself
                    return []

            return file, Reading(tables.path(file), watcher.origin('csv'), parse, certain), rest, dict(kwargs)

        def end(made, result, fault):
            if fault is not None:
                return None
            file, one, rest, keywords = made
            if state['run'] is not probe.run:
                begin_process()
            if len(reading) > LINES:
                finish(reading[next(iter(reading))])
            reading[id(one)] = one
            return raw.reader(lines_of(file, one), *rest, **keywords)

        return begin, end

    def named(parameters):
        """`DictReader`: whether the first line is the header is known here."""

        def begin(args, kwargs):
            given = kwargs.get('fieldnames', args[2] if len(args) > 2 else None)
            return Header() if given is None else None

        def end(header, result, fault):
            return None

        return begin, end

    return {'reader': reader, 'named': named}


def is_header(names, rows, tables):
    """True where the first row can only be names: each a short word of its own, none a value of a class of data, and
    a column below that holds numbers, or a name that says what the column is."""
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
