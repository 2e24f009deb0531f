# Personal data in bodies, counted and never copied. One number that fits by chance is nothing: each class has the count
# from which on it is told, and numbers without separators must mostly fit.

import sys

LEAST = {'cpf': 3, 'cnpj': 3, 'ssn': 5, 'card': 3, 'iban': 3, 'email': 20, 'phone': 20}
NAMED = 5  # values below a column or behind a key whose name says the class
BARE = 10  # of numbers without separators
SHARE = 0.6
LOOK = 1 << 14  # bytes at the beginning of a long reading, in its middle and at its end
# A form that people write, and the checks of data_classes it may be.
FORMS = (
    ('cpf', rb'(?<![\d.])\d{3}\.\d{3}\.\d{3}-\d\d(?!\d)', True),
    ('cnpj', rb'(?<![\w.])[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}/[0-9A-Z]{4}-\d\d(?!\d)', True),
    ('ssn', rb'(?<![\d-])\d{3}-\d\d-\d{4}(?![\d-])', True),
    ('card', rb'(?<![\d-])\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}(?![\d-])', True),
    ('card', rb'(?<![\d-])\d{4}[ -]\d{6}[ -]\d{5}(?![\d-])', True),
    ('iban', rb'\b[A-Z]{2}\d\d(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?\b', True),
    ('email', rb'[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+', True),
    ('phone', rb'(?<![\w+])\+\d[\d ()-]{7,17}\d', True),
    ('cpf', rb'(?<![\w.+/=-])\d{11}(?![\w.+/=-])', False),
    ('card', rb'(?<![\w.+/=-])\d{13,19}(?![\w.+/=-])', False),
    ('cnpj', rb'(?<![\w.+/=-])\d{14}(?![\w.+/=-])', False),
)
KEY = rb'"([A-Za-z][^"\\]{1,40})"\s*:\s*(?=(["\d])?)'
FEW = 20
SEEN = 8192  # numbers of a request that are known again
LONG_NUMBER = rb'(?<![\d.])(?!0\.)\d(?:[ .-]?\d){8}'  # without one there is no use for most forms; a fraction is none
MARKS = {'email': b'@', 'phone': b'+'}  # without which a class is not there
BY_NAME = ('salary', 'health', 'passport')


class Classes:
    """Counts by class in bytes."""

    few = FEW

    def __init__(self, probe, filter):
        self.harmless = filter.harmless
        self.re = probe.quietly(sys.modules['_frozen_importlib']._gcd_import, 're')
        self.rules = probe.load('observers.data_classes')
        self.names = probe.load('observers.data_names').NAMES
        self.checks = dict(self.rules.CHECKS)
        compile_pattern = self.re.compile
        self.forms = [(name, compile_pattern(form).finditer, written) for name, form, written in FORMS]
        self.long_number = compile_pattern(LONG_NUMBER).search
        self.keys = compile_pattern(KEY).findall
        self.said = {}
        self.begin_piece(set())

    def begin_piece(self, seen):
        """Several readings of one piece follow: what stands in more than one of them counts once."""
        self.seen, self.named = seen, {}
        if len(seen) > SEEN:
            seen.clear()

    def shortened(self, data):
        """A reading that is not too long, and without the escapes of JSON."""
        if len(data) > 3 * LOOK:
            middle = len(data) // 2
            data = b'\n'.join((data[:LOOK], data[middle : middle + LOOK], data[-LOOK:]))
        if b'\\' in data:
            data = data.replace(b'\\r', b'').replace(b'\\n', b'\n').replace(b'\\t', b'\t').replace(b'\\"', b'"')
        return data

    def count(self, data, counts, is_cut=False):
        """Add to `counts`, `{(class, with separators): [fitting, of that form]}`, what stands in a reading; `is_cut`: where
        it begins and ends there may be more of a number."""
        data = self.shortened(data)
        marks = {b'@': b'@' in data, b'+': b'+' in data, None: self.long_number(data) is not None}
        for name, find, written in self.forms:
            if marks[MARKS.get(name)]:
                self.count_form((name, find, written), data, counts, is_cut)

    def count_names(self, data, counts, first):
        """The same of values below columns and behind keys whose name says the class; `first`: the reading is the
        beginning of a body, where the names of columns stand."""
        data, named = self.shortened(data), {}
        self.count_keys(data, named)
        if first:
            self.count_columns(data, named)
        for said, count in named.items():
            more = count - self.named.get(said, 0)
            if more > 0:
                self.named[said] = count
                entry = counts.setdefault((said, None), [0, 0])
                entry[0] += more
                entry[1] += more

    def count_form(self, form, data, counts, is_cut):
        name, find, written = form
        check, seen = self.checks[name], self.seen
        entry = counts.get((name, written)) or [0, 0]
        for match in find(data):
            text = match.group().decode('ascii', 'replace')
            if (name, text) in seen:  # the same number again tells no more
                continue
            if is_cut and not written and (match.start() == 0 or match.end() == len(data)):
                continue
            seen.add((name, text))
            entry[0] += check(text)
            entry[1] += 1
        if entry[1]:
            counts[name, written] = entry

    def count_keys(self, data, counts):
        """Values behind keys whose name says what they hold."""
        for key, value in self.keys(data):
            if not self.add_named(key.decode('utf-8', 'replace'), 1 if value else 0, counts):
                self.harmless(key)

    def count_columns(self, data, counts):
        head, _, rest = data.partition(b'\n')
        named = False
        for separator in (b',', b';', b'\t'):
            columns = head.split(separator)
            if 2 <= len(columns) <= 256 and len(head) < 8192:
                rows = rest.count(b'\n') if rest.count(separator) >= len(columns) - 1 else 0
                for column in columns if rows else ():
                    named |= self.add_named(column.strip(b' "\r').decode('utf-8', 'replace'), rows, counts)
        if not named:
            self.harmless(head)

    def add_named(self, name, count, counts):
        """True where the name says a class of data; one with many digits is an id."""
        if sum(map(name.count, '0123456789')) > 4:
            return False
        if name not in self.said:
            if len(self.said) > 1024:
                self.said.clear()
            self.said[name] = self.rules.named_class(name, self.names)
        said = self.said[name]
        if said in BY_NAME:
            counts[said] = counts.get(said, 0) + count
            return True
        return False


def told(counts):
    """`{class: count}` of what is more than chance."""
    found = {}
    for (name, written), (fitting, of_form) in counts.items():
        least = NAMED if written is None else LEAST[name] if written else BARE
        if fitting >= least and fitting >= SHARE * of_form:
            found[name] = found.get(name, 0) + fitting
    return found


def create(probe, filter):
    return Classes(probe, filter)
