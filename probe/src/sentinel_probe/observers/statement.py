# What a SQL statement does and to which tables, without its values: `describe(text, dialect)`.
#
# No parser: statements come in a dozen dialects. Words are split off with every literal and comment left
# out, and tables are the names that stand after FROM, JOIN, INTO, UPDATE, TABLE…, in a list after FROM too.
# Where a text could be read in two ways (a backslash before a quote) it is read so that no value can come
# out as a name.

TEXT = 16 * 1024  # characters looked at: an INSERT of many rows names its table at the start
TABLES = 16
NAME = 120
BACKSLASHES = ('mysql', 'mariadb')  # a backslash in a literal always escapes there
SPACED = '(),;='
KINDS_WORDS = (
    'select insert update delete merge replace create alter drop truncate copy call begin commit '
    'rollback set show explain pragma grant revoke vacuum analyze use load lock declare fetch '
    'describe attach'
)
KINDS = frozenset(KINDS_WORDS.split())
SAME = {
    'exec': 'call',
    'execute': 'call',
    'start': 'begin',
    'end': 'commit',
    'desc': 'describe',
    'values': 'select',
    'table': 'select',
    'savepoint': 'begin',
    'release': 'commit',
}
MAIN = frozenset(('select', 'insert', 'update', 'delete', 'merge', 'replace', 'values'))
QUERIES = frozenset(('select', 'with', 'insert', 'update', 'delete', 'merge', 'values', 'table', '('))
# After these a table's name comes; what stands before the word may say that it is not meant so.
BEFORE = {
    'from': ('distinct',),
    'join': (),
    'into': (),
    'update': ('for', 'key', 'do', 'on', 'or', 'after', 'before'),
    'table': (),
    'view': (),
    'truncate': (),
    'copy': (),
    'using': (),
    'describe': (),
}
LISTED = frozenset(('from', 'using', 'table', 'truncate', 'update'))  # several names may follow, with commas
PASSED_WORDS = (
    'only if not exists lateral ignore low_priority quick concurrently temporary temp table outfile '
    'overwrite delayed high_priority'
)
PASSED = frozenset(PASSED_WORDS.split())
ENDS_WORDS = (
    'where group order having limit union except intersect set values select returning window fetch '
    'offset with default output'
)
ENDS = frozenset(ENDS_WORDS.split())
NOT_NAMES_WORDS = 'select values set stdin stdout dual unnest default where on from'
NOT_NAMES = frozenset(NOT_NAMES_WORDS.split())
LETTERS = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_')
MARK = '?'  # stands for every literal


def describe(text, dialect=''):
    """`(kind, tables)`: the statement's verb in lower case ('other' for none known), and at most 16 names
    as they are written, quotes taken off."""
    return read(words_of(text[:TEXT], dialect))


def words_of(text, dialect):
    """The statement's words; the fast way where no quote, comment or escape can be misread."""
    odd = '"' in text or '`' in text or '[' in text or '--' in text or '/*' in text or '\\' in text
    if odd or '$' in text or '#' in text:
        return list(scan(text, dialect))
    if "'" in text:
        outside = text.split("'")[::2]  # '' in a literal opens and closes nothing
        text = (' ' + MARK + ' ').join(outside)
    for mark in SPACED:
        if mark in text:
            text = text.replace(mark, ' ' + mark + ' ')
    return text.split()


def scan(text, dialect):
    """The same, letter by letter."""
    position, size = 0, len(text)
    while position < size:
        letter = text[position]
        if letter.isspace():
            position += 1
        elif text.startswith('--', position) or (letter == '#' and dialect in BACKSLASHES):
            position = after(text, '\n', position)
        elif text.startswith('/*', position):
            position = after(text, '*/', position + 2)
        elif letter == "'" or (letter == '"' and dialect in BACKSLASHES):
            position = after_literal(text, position, letter, escapes_at(text, position, dialect))
            yield MARK
        elif letter == '$' and dollar_tag(text, position):
            tag = dollar_tag(text, position)
            position = after(text, tag, position + len(tag))
            yield MARK
        elif letter in SPACED:
            position += 1
            yield letter
        else:
            position, word = name_at(text, position, size)
            yield word


def after(text, mark, position):
    found = text.find(mark, position)
    return len(text) if found < 0 else found + len(mark)


def escapes_at(text, position, dialect):
    """True where a backslash hides the next letter; for an unknown dialect, as that way a literal is never
    cut short: it may swallow what follows, and a name is missed rather than a value told."""
    if dialect in ('sqlite', 'mssql', 'oracle'):
        return False
    return dialect != 'postgresql' or text[position - 1 : position] in ('e', 'E')


def after_literal(text, position, quote, escapes):
    position += 1
    while True:
        end = text.find(quote, position)
        if end < 0:
            return len(text)
        slash = text.find('\\', position, end) if escapes else -1
        if slash >= 0:
            position = slash + 2
        elif text.startswith(quote, end + 1):
            position = end + 2
        else:
            return end + 1


def dollar_tag(text, position):
    """PostgreSQL's `$tag$`, or '' for a parameter like `$1`."""
    end = text.find('$', position + 1, position + 64)
    tag = text[position + 1 : end] if end > 0 else '1'
    return '$' + tag + '$' if not tag or (tag.replace('_', 'a').isalnum() and not tag[0].isdigit()) else ''


def name_at(text, position, size):
    """The word that begins here, quoted parts and dots included: `"a b".[c]` is one."""
    parts = []
    while position < size:
        letter = text[position]
        closing = {'"': '"', '`': '`', '[': ']'}.get(letter)
        if closing:
            end = text.find(closing, position + 1)
            end = size if end < 0 else end
            parts.append(text[position + 1 : end])
            position = end + 1
        elif letter.isspace() or letter in SPACED or letter == "'" or text.startswith(('--', '/*'), position):
            break
        else:
            parts.append(letter)
            position += 1
    if not parts:  # a lone closing mark: it must not be met again
        return position + 1, MARK
    return position, ''.join(parts)


def is_name(word):
    first = word[:1]
    return word.lower() not in NOT_NAMES and (first in LETTERS or first > '\x7f' or first == '#')


def bound_names(words):
    """Names that WITH gives to queries: no tables."""
    bound = set()
    for index, word in enumerate(words):
        if (
            word != 'as'
            or index == 0
            or words[index + 1 : index + 2] not in (['('], ['materialized'], ['not'])
        ):
            continue
        before = index - 1
        if words[before] == ')':  # the list of its columns
            while before > 0 and words[before] != '(':
                before -= 1
            before -= 1
        bound.add(words[before])
    return bound


def read(words):
    """`(kind, tables)` of a statement's words."""
    lower = [word.lower() for word in words]
    kind = kind_of(lower)
    bound = bound_names(lower) if 'with' in lower else ()
    tables = []
    for index in Places(lower, kind):
        name = words[index]
        if is_name(name) and lower[index] not in bound and name[:NAME] not in tables:
            tables.append(name[:NAME])
            if len(tables) == TABLES:
                break
    return kind, tuple(tables)


def kind_of(lower):
    first = next((word for word in lower if word not in '(;'), '')
    if first == 'with':
        depth = 0
        for word in lower:
            depth += (word == '(') - (word == ')')
            if depth == 0 and word in MAIN:
                first = word
                break
        else:
            first = 'select'
    first = SAME.get(first, first)
    return first if first in KINDS else 'other'


class Places:
    """The indices of words that stand where a table's name does."""

    def __init__(self, words, kind):
        self.words, self.kind = words, kind
        self.levels = [[True, False]]  # for each open parenthesis: a query?, in a list of tables?
        self.awaited = ''  # the word after which a name is to come

    def __iter__(self):
        for index, word in enumerate(self.words):
            if word in ('(', ')', ',', ';'):
                self.mark(word, index)
            elif self.awaited:
                if word in PASSED:
                    continue
                calls = self.following(index) == '(' and self.awaited in ('from', 'join', 'using')
                self.awaited = ''
                if not calls:
                    yield index
                if word in ENDS:
                    self.levels[-1][1] = False
            elif word in BEFORE:
                self.announce(word, index)
            elif word in ENDS:
                self.levels[-1][1] = False
            elif word == 'on' and 'index' in self.words[1:4] and self.kind == 'create':
                self.awaited = 'on'

    def following(self, index):
        return self.words[index + 1] if index + 1 < len(self.words) else ''

    def mark(self, word, index):
        if word == '(':
            following = self.following(index)
            is_query = following in QUERIES
            if is_query or self.awaited not in ('from', 'join'):
                self.awaited = ''
            self.levels.append([is_query, bool(self.awaited)])
        elif word == ')':
            if len(self.levels) > 1:
                self.levels.pop()
            self.awaited = ''
        elif word == ',':
            self.awaited = 'from' if self.levels[-1][1] else ''
        else:
            self.levels, self.awaited = [[True, False]], ''

    def announce(self, word, index):
        before = self.words[index - 1] if index else ''
        if before in BEFORE[word]:
            return
        is_query, _ = self.levels[-1]
        if word == 'from' and (not is_query or (self.kind == 'copy' and len(self.levels) == 1)):
            return  # EXTRACT(year FROM column), COPY t FROM a file
        if word in ('copy', 'truncate', 'describe') and index:
            return
        if word == 'using' and (self.following(index) == '(' or self.kind not in ('delete', 'merge')):
            return
        self.awaited = word
        if word != 'join':  # a comma after it goes on with the list before it
            self.levels[-1][1] = word in LISTED
