# Tables read and written: file, sheet, rows, columns, and the classes of personal data in them. One logical
# act is one Event: what a library reads through another is the outer one's.
#
# Roles: `read` for functions that give a table, `write` for methods of one (or functions whose first
# argument is one), `workbook` and `saved` for openpyxl, `chunk` for pandas' reading in parts. The parameter
# `path` names the argument that says where (a name, or a position), `table` where a function has its table.

COLUMNS = 64
NAME = 100  # characters of a column's name
SHEETS = 16
CELLS = 60  # values of a column that are looked at
WIDE = 200  # columns whose values are looked at


class Act:
    """A table being read or written; what happens inside belongs to it."""

    def __init__(self, origin, given):
        self.origin, self.given = origin, given


class Table:
    """What is told of one table. `columns`: [(name, sample of values)]."""

    def __init__(self, rows, columns, sheet=None):
        self.rows, self.columns, self.sheet = rows, columns, sheet


def spread(size):
    """The step that spreads the sample over all rows."""
    return max(1, size // CELLS)


def of_pandas(frame, with_index=True):
    """An index that has a name is a column to its user, and is written as one."""
    rows = len(frame)
    sample = frame.iloc[:: spread(rows)].iloc[:CELLS]
    width = min(sample.shape[1], WIDE)
    names = list(frame.columns[:width])
    columns = [(name, sample.iloc[:, index].tolist()) for index, name in enumerate(names)]
    levels = enumerate(sample.index.names) if with_index else ()
    named = [
        (name, sample.index.get_level_values(level).tolist()) for level, name in levels if name is not None
    ]
    return Table(rows, named + columns)


def of_polars(frame):
    rows = frame.height
    sample = frame.gather_every(spread(rows)).head(CELLS)
    return Table(rows, [(name, sample.get_column(name).to_list()) for name in frame.columns[:WIDE]])


def of_arrow(table):
    rows, step = table.num_rows, spread(table.num_rows)
    columns = []
    for index, name in enumerate(table.column_names[:WIDE]):
        column = table.column(index)
        columns.append((name, [column[row].as_py() for row in range(0, rows, step)][:CELLS]))
    return Table(rows, columns)


def of_sheet(sheet):
    """A worksheet of openpyxl that is in memory; asking it for cells would make them, so its own are looked
    at."""
    cells = getattr(sheet, '_cells', None)
    if not isinstance(cells, dict):  # read-only: the rows are still in the file
        return Table(None, [], sheet.title)
    rows, width = sheet.max_row, min(sheet.max_column, WIDE)
    step = spread(rows)
    header = [getattr(cells.get((1, column)), 'value', None) for column in range(1, width + 1)]
    if not cells or not all(isinstance(name, str) or name is None for name in header):
        return Table(rows if cells else 0, [], sheet.title)
    columns = []
    for column, name in enumerate(header, 1):
        found = [cells.get((row, column)) for row in range(2, rows + 1, step)]
        columns.append((name, [cell.value for cell in found[:CELLS] if cell is not None]))
    return Table(rows - 1, columns, sheet.title)


class Tables:
    """Tells tables."""

    def __init__(self, watcher):
        self.watcher, self.field, self.quote_list = watcher, watcher.field, watcher.quote_list
        classes = watcher.probe.load('observers.data_classes')
        self.classify, self.class_of, self.named_class = (
            classes.classify,
            classes.class_of,
            classes.named_class,
        )
        self.names = watcher.probe.load('observers.data_names').NAMES
        self.text, self.mask = watcher.text, watcher.mask
        self.system = watcher.probe.system
        self.normpath = watcher.probe.load('paths').normpath
        self.parts = {}
        self.told_sheets = {}  # by the workbook's id: those that pandas has put into it, and told

    def starting(self, given):
        """The act that begins, None inside another one."""
        return None if self.watcher.enclosing(Act) is not None else Act(self.watcher.origin(None), given)

    def tables_of(self, thing, sheet=None, with_index=True):
        """Every table in a result: one, a list, or a dict by sheet."""
        if isinstance(thing, dict):
            found = [(name, table) for name, table in list(thing.items())[:SHEETS]]
            return [one for name, table in found for one in self.tables_of(table, str(name))]
        if isinstance(thing, (list, tuple)):
            return [one for table in thing[:SHEETS] for one in self.tables_of(table, sheet)]
        if hasattr(thing, 'iloc') and hasattr(thing, 'columns'):
            table = of_pandas(thing, with_index)
        elif hasattr(thing, 'iloc'):
            table = of_pandas(thing.to_frame(), with_index)
        elif hasattr(thing, 'gather_every') and hasattr(thing, 'height'):
            table = of_polars(thing)
        elif hasattr(thing, 'num_rows') and hasattr(thing, 'column_names'):
            table = of_arrow(thing)
        elif hasattr(thing, 'collect') and hasattr(thing, 'lazy'):  # polars' plan: native code reads it later
            table = Table(None, [])
        else:
            return []
        table.sheet = sheet
        return [table]

    def path(self, given):
        """Where a table is, as it is told: a file's path from the root, an address without its secrets;
        None for what is in memory."""
        if isinstance(given, (list, tuple)):
            given = given[0] if given else None
        handles = getattr(given, '_handles', None)  # of pandas' ExcelWriter
        given = given if handles is None else getattr(handles, 'handle', None)
        for name in ('', 'name', '_path', 'path', '_io', 'io'):
            value = given if not name else getattr(given, name, None)
            path = self.text(value) if value is not None and not isinstance(value, (bytes, int)) else None
            if path:
                break
        else:
            return None
        if '://' in path:
            return self.mask(path.partition('?')[0])
        if '\n' in path or len(path) > 1000:  # a text that is itself the data
            return None
        if path[:1] not in '/\\' and path[1:2] != ':':
            path = self.system.getcwd() + '/' + path
        return self.normpath(path)

    def tell(self, kind, act, path, table, library=None):
        self.watcher.tell(
            kind, self.line(act, path, table, library), {'rows': table.rows}, (act.origin[0], None)
        )

    def line(self, act, path, table, library):
        """What makes two acts the same: all but the rows and the place."""
        names, classes = self.described(table)
        members = self.field('path', path, 1000) + self.field('sheet', table.sheet, 250)
        if names:
            members += ',"columns":' + self.quote_list(names, 1500, COLUMNS, 110)[0]
        counted = ''.join([self.watcher.number(name, count) for name, count in sorted(classes.items())])
        if counted:
            members += ',"classes":{' + counted[1:] + '}'
        return members + self.field('library', act.origin[1] or library, 120)

    def described(self, table):
        """`(names, classes)`: the columns' names as they are shown, and in how many values of the table
        each class of data is: by its share in the sample, or in the sample alone where nobody knows how
        many rows there are."""
        names, classes = [], {}
        for name, values in table.columns:
            name = name if isinstance(name, str) else str(name)
            found = self.classify(name, values, self.names)
            if found:
                named, hits, seen = found
                if table.rows is not None:
                    hits = round(hits / seen * table.rows) if seen else 0
                classes[named] = classes.get(named, 0) + hits
            if len(names) < COLUMNS:
                names.append(self.shown(name))
        return names, classes

    def shown(self, name):
        """A column's name; where the first row was data after all, its class and not its value."""
        value = self.class_of(name.strip())
        return '<' + value + '>' if value else self.mask(name[:NAME])


def argument(args, kwargs, name, default=0):
    """The argument of that name, which is the one at the position `default` (after `self`, where there is
    one)."""
    found = kwargs.get(name)
    if found is None and len(args) > default:
        found = args[default]
    return found


def read(tables, parameters):
    position = int(parameters.get('position', '0'))

    def begin(args, kwargs):
        act = tables.starting(argument(args, kwargs, parameters.get('path', ''), position))
        if act is not None:
            sheet = kwargs.get(parameters.get('sheet', ''))
            act.sheet = sheet if isinstance(sheet, str) else None
            act.holder = args[0] if position else None
        return act

    def end(act, result, fault):
        if fault is not None:
            return
        has_path = 'path' in parameters
        path = tables.path(act.given) if has_path else tables.path(act.holder)
        found = tables.tables_of(result, act.sheet)
        for table in found:
            tables.tell('data.read', act, path, table, parameters.get('library'))
        if not found and hasattr(result, 'get_chunk'):
            if len(tables.parts) > SHEETS:
                tables.parts.clear()
            tables.parts[id(result)] = path

    return begin, end


def chunk(tables, parameters):
    """`TextFileReader.read`: a part of what was opened before."""

    def begin(args, kwargs):
        return tables.starting(args[0])

    def end(act, result, fault):
        if fault is None:
            for table in tables.tables_of(result):
                tables.tell('data.read', act, tables.parts.get(id(act.given)), table, 'pandas')

    return begin, end


def write(tables, parameters):
    where = int(parameters.get('position', '1'))

    def begin(args, kwargs):
        act = tables.starting(argument(args, kwargs, parameters['path'], where))
        if act is not None:
            act.table = argument(args, kwargs, parameters.get('table', ''))
            sheet = argument(args, kwargs, parameters.get('sheet', ''), int(parameters.get('sheet_at', '99')))
            act.sheet = sheet if isinstance(sheet, str) else parameters.get('sheet_else')
            act.with_index = kwargs.get('index') is not False
        return act

    def end(act, result, fault):
        if fault is not None or act.given is None:  # to a text, which goes nowhere yet
            return
        path = None if parameters.get('to') == 'database' else tables.path(act.given)
        for table in tables.tables_of(act.table, act.sheet, act.with_index):
            tables.tell('data.written', act, path, table, parameters.get('library'))
        book = getattr(act.given, 'book', None)
        if book is not None:
            if len(tables.told_sheets) > SHEETS:
                tables.told_sheets.clear()
            tables.told_sheets.setdefault(id(book), set()).add(act.sheet)

    return begin, end


def workbook(tables, parameters):
    """`openpyxl.load_workbook`: each sheet is a table."""

    def begin(args, kwargs):
        return tables.starting(argument(args, kwargs, 'filename'))

    def end(act, result, fault):
        if fault is None:
            path = tables.path(act.given)
            for sheet in result.worksheets[:SHEETS]:
                tables.tell('data.read', act, path, of_sheet(sheet), 'openpyxl')

    return begin, end


def saved(tables, parameters):
    """`Workbook.save`: before it, as a write-only workbook has nothing left after."""

    def begin(args, kwargs):
        act = tables.starting(argument(args, kwargs, 'filename', 1))
        if act is not None:
            act.book = id(args[0])
            act.sheets = [of_sheet(sheet) for sheet in args[0].worksheets[:SHEETS]]
        return act

    def end(act, result, fault):
        if fault is None:
            path = tables.path(act.given)
            told = tables.told_sheets.pop(act.book, ())
            for table in act.sheets:
                if table.sheet in told:  # by pandas, with its own columns
                    continue
                tables.tell('data.written', act, path, table, 'openpyxl')

    return begin, end


def bound(tables, act):
    return lambda parameters: act(tables, parameters)


def create(watcher):
    """Acts by role."""
    tables = Tables(watcher)
    return {act.__name__: bound(tables, act) for act in (read, chunk, write, workbook, saved)}
