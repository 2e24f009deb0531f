# Decides what the compiled policy says: packages/policy/src/compile.ts writes the file, decide.ts there is the
# reference that this must equal. Expressions become closures once, so that a decision walks no tree.
#
# A closure answers True, False or None; None is a fault: a fact that is not known. `false and fault` is false, as in
# CEL.

import sys

MAGIC = b'sentinel-policy'
BYTES = 4 * 1024 * 1024
STRENGTH = {'observe': 1, 'warn': 2, 'deny': 3}
DEPTH = 64


def conjunction(parts):
    def every(facts):
        answer = True
        for part in parts:
            found = part(facts)
            if found is False:
                return False
            if found is None:
                answer = None
        return answer

    return every


def disjunction(parts):
    def some(facts):
        answer = False
        for part in parts:
            found = part(facts)
            if found is True:
                return True
            if found is None:
                answer = None
        return answer

    return some


def negation(part):
    def no(facts):
        found = part(facts)
        return None if found is None else not found

    return no


def choice(test, yes, no):
    def choose(facts):
        found = test(facts)
        return None if found is None else (yes if found else no)(facts)

    return choose


def glob(text, pattern):
    """`*` stands for any text; one pass, as glob.ts does it."""
    parts = pattern.split('*')
    if len(parts) == 1:
        return text == pattern
    first, last = parts[0], parts[-1]
    if not text.startswith(first):
        return False
    begin = len(first)
    for part in parts[1:-1]:
        found = text.find(part, begin)
        if found < 0:
            return False
        begin = found + len(part)
    return len(text) - len(last) >= begin and text.endswith(last)


TESTS = {
    '==': lambda a, b: a == b,
    '!=': lambda a, b: a != b,
    '<': lambda a, b: a < b,
    '<=': lambda a, b: a <= b,
    '>': lambda a, b: a > b,
    '>=': lambda a, b: a >= b,
    'in': lambda a, b: a in b,
    'prefix': lambda a, b: a.startswith(b),
    'suffix': lambda a, b: a.endswith(b),
    'has': lambda a, b: b in a,
    'glob': glob,
    'any': lambda a, b: any(one in a for one in b),
}


def comparison(test, left, right):
    def compare(facts):
        a, b = left(facts), right(facts)
        return None if a is None or b is None else test(a, b)

    return compare


def against(test, name, value):
    """The usual test: a fact beside a constant."""

    def compare(facts):
        known = facts.get(name)
        return None if known is None else test(known, value)

    return compare


def closure(expression, depth=0):
    """The callable of an expression; raises for what no compiler writes."""
    if depth > DEPTH:
        raise ValueError('too deep')
    operator = expression[0]
    if operator == 'c':
        value = expression[1]
        return lambda facts: value
    if operator == 'f':
        name = expression[1]
        return lambda facts: facts.get(name)
    if operator in TESTS:
        left, right = expression[1:]
        if left[0] == 'f' and right[0] == 'c':
            value = right[1]
            known = frozenset(value) if operator == 'in' else value
            return against(TESTS[operator], left[1], known)
        return comparison(TESTS[operator], closure(left, depth + 1), closure(right, depth + 1))
    parts = [closure(part, depth + 1) for part in expression[1:]]
    if operator == '&':
        return conjunction(parts)
    if operator == '|':
        return disjunction(parts)
    if operator == '!':
        return negation(*parts)
    if operator == '?':
        return choice(*parts)
    raise ValueError(operator)


def kind_of_host(host, kinds, internal):
    """Who a host is: by the longest known ending of its name, after what the policy calls its own."""
    name = host[:-1] if host.endswith('.') else host
    if not name.isascii():
        name = ''.join(chr(ord(one) + 32) if 'A' <= one <= 'Z' else one for one in name)
    else:
        name = name.lower()
    if not name:
        return 'unknown'
    for pattern in internal:
        if glob(name, pattern):
            return 'internal'
    if name in ('localhost', '::1') or name.startswith('127.'):
        return 'loopback'
    while True:
        kind = kinds.get(name)
        if kind is not None:
            return kind
        dot = name.find('.')
        if dot < 0:
            return 'unknown'
        name = name[dot + 1 :]


class Policy:
    """A compiled policy, ready to decide."""

    def __init__(self, body):
        self.name, self.digest = body['policy'], body['digest']
        self.rules = body['rules']
        self.kinds, self.internal = body.get('kinds'), body.get('internal')
        self.accounts = body.get('accounts')
        self.support, self.wait = body.get('support'), body.get('wait')
        self.branches = {}
        for act, branches in body['acts'].items():
            self.branches[act] = [self.branch(rule, expression) for rule, expression in branches]

    def branch(self, number, expression):
        _, mode, fail, title, reason, contact = self.rules[number]
        return STRENGTH[mode], number, fail == 'closed', closure(expression)

    def decide(self, act, facts):
        """`(strength, rule, fault)` of the strictest rule that holds, the first of those alike; None where none
        does. `facts` is changed: what can be derived is put in."""
        if self.kinds is not None and 'destination.kind' not in facts:
            host = facts.get('destination.host')
            if host is not None:
                facts['destination.kind'] = kind_of_host(host, self.kinds, self.internal)
        facts['act'] = act
        best, found = 0, None
        for strength, rule, closed, holds in self.branches.get(act, ()):
            if strength <= best:
                continue
            try:
                answer = holds(facts)
            except (TypeError, AttributeError):  # a fact of another type than was declared
                answer = None
            if answer is True or (answer is None and closed):
                best, found = strength, (strength, rule, answer is None)
        return found


def parse(content, digest):
    """The Policy of a file's bytes, or None where they are not a whole and unchanged file. Never raises."""
    try:
        head, _, body = content.partition(b'\n')
        magic, version, size, expected = head.split()
        if magic != MAGIC or version != b'1' or len(body) != int(size):
            return None
        if digest(body) != expected.decode('ascii'):
            return None
        return Policy(read_json(body.decode('utf-8')))
    except Exception:
        return None


def read_json(text):
    """By the scanner in C that `json` itself uses: the package would bring `re` and ten milliseconds along."""
    load, modules = sys.modules['_frozen_importlib']._gcd_import, sys.modules
    was_there = '_json' in modules
    try:
        scanner = load('_json').make_scanner(Scanning)
    except (ImportError, AttributeError):  # not CPython
        return load('json').loads(text)
    if not was_there:
        del modules['_json']  # the program sees its own modules only, and the one being imported stands last
    return scanner(text, 0)[0]


class Scanning:
    """What the scanner asks of its maker."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float, parse_int, parse_constant = float, int, None
    memo = {}
