# What the gate says of a package: read from the file that the agent compiles, decided here without asking
# anybody.
#
# The format and the same decision for what was installed without pip are in packages/supply/src/gate/.
# Loaded inside an installer alone, which has `json` and `re` already.

import sys

re = sys.modules['re']
LARGEST = 64 << 20
HOUR = 3600
UNKNOWN = 'when it was published is not known: its index or this installer does not tell'
SHORTEST = 5  # shorter names are near to one another by chance
ODD = ('age', 'install-code', 'hidden-code', 'start-up', 'start-up-harm', 'mismatch', 'index')
LATIN = dict(zip('\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458', 'aeopcyxij'))


def normal(name):
    """PEP 503."""
    name = name.lower().replace('_', '-').replace('.', '-')
    while '--' in name:
        name = name.replace('--', '-')
    return name


class Gate:
    """The compiled file, with one look for each package. ValueError where it is none of this format."""

    def __init__(self, content, json):
        self.content, self.json = content, json
        self.header = json.loads(content[: content.index(b'\n')].decode())
        if self.header['format'] != 1:
            raise ValueError('format')

    def entry(self, name):
        begin = self.content.find(b'\n' + normal(name).encode() + b'\t')
        if begin < 0:
            return {}
        line = self.content[begin + 1 : self.content.index(b'\n', begin + 1)]
        return self.json.loads(line[line.index(b'\t') + 1 :].decode())


def listed(versions, version):
    return '*' in versions or version in versions


class Candidate:
    """A package about to be installed. `uploaded`: seconds since 1970; `source`: the index, else its own
    address."""

    uploaded = source = sha256 = licence = yanked = None
    age_unknown = False  # it came from an index, and nobody told
    signs = ()  # (rule, reason) of what was found inside

    def __init__(self, name, version):
        self.name, self.version = name, version


def judge(gate, candidate, now, version_class):
    """`(verdict, findings, sentence)`: each finding a `(rule, mode, reason)`, the sentence None where it is
    allowed.

    `version_class` orders versions as PEP 440 does: the installer brings it.
    """
    entry = gate.entry(candidate.name)
    if listed(entry.get('allowed', ()), candidate.version):
        return 'allow', [('listed', 'observe', 'it is on the list of those that are allowed')], None
    signs = list(signs_of(gate.header, entry, candidate, now, version_class))
    signs += likeness(gate.header, candidate, signs)
    findings = []
    for rule, reason in signs:
        settings = gate.header['rules'].get(rule) or {'mode': 'observe'}
        if settings['mode'] != 'off':
            findings.append((rule, settings['mode'], settings.get('reason') or reason))
    if candidate.age_unknown and gate.header['rules']['age']['mode'] != 'off':
        findings.append(('age', 'observe', UNKNOWN))
    for verdict in ('deny', 'warn'):
        for finding in findings:
            if finding[1] == verdict:
                return verdict, findings, sentence(gate.header, candidate, finding)
    return 'allow', findings, None


def sentence(header, candidate, finding):
    rule, mode, reason = finding
    contact = header['rules'][rule].get('contact') or header['contact']
    act = 'refuses' if mode == 'deny' else 'warns of'
    return 'Sentinel %s %s %s: %s (rule %s). Ask %s.' % (
        act,
        candidate.name,
        candidate.version,
        reason,
        rule,
        contact,
    )


def signs_of(header, entry, candidate, now, version_class):
    version, source = candidate.version, candidate.source
    if listed(entry.get('denied', ()), version):
        yield 'listed', 'it is on the list of those not wanted'
    for advisory in entry.get('advisories', ()):
        if affects(advisory, version, version_class):
            yield advisory_sign(advisory)
    hashes = entry.get('hashes', {})
    agreed = hashes.get(version) or hashes.get('*')
    if agreed and candidate.sha256 and candidate.sha256 not in agreed:
        yield 'hash', 'its SHA-256 is none of those agreed on for %s %s' % (candidate.name, version)
    indexes = header['indexes']
    if source and indexes and not any(source == one or source.startswith(one + '/') for one in indexes):
        yield 'index', 'it comes from %s, which is not on the list' % source
    for sign in candidate.signs:
        yield sign
    for licence in header['licences']:
        if licence.lower() in words(candidate.licence or ''):
            yield 'licence', 'its licence, %s, is not wanted' % licence
            break
    if candidate.uploaded is not None:
        hours = int((now - candidate.uploaded) // HOUR)
        if 0 <= hours < header['minimumAgeHours']:
            yield 'age', 'it was published %d hours ago, less than %d' % (hours, header['minimumAgeHours'])
    if candidate.yanked is not None:
        said = ': ' + candidate.yanked if candidate.yanked else ''
        yield 'yanked', 'its authors have taken it back' + said


def advisory_sign(advisory):
    if advisory['malicious']:
        return 'malware', 'it was made to harm (%s)' % advisory['id']
    about = ': ' + advisory['about'] if advisory['about'] else ''
    return 'advisory', 'it is vulnerable (%s%s)' % (advisory['id'], about)


def words(text):
    """The words of a licence, `.`, `+` and `-` being parts of them."""
    kept = ''.join(letter if letter.isalnum() or letter in '.+-' else ' ' for letter in text.lower())
    return kept.split()


def affects(advisory, text, version_class):
    """OSV's evaluation algorithm, as packages/supply/src/advisories/affects.ts has it: a local version is
    built from
    the public one."""

    def read(text):
        try:
            return version_class(text)
        except ValueError:
            return None

    version = read(text)
    if version is None:
        return text in advisory['versions']
    public = version_class(version.public)
    if any(read(known) in (version, public) for known in advisory['versions']):
        return True
    return any(inside(events, version, public, read) for events in advisory['ranges'])


def inside(events, version, public, read):
    bounds = []
    for kind, text in events:
        bound = read(text)
        if bound is not None:
            bounds.append((text != '0', bound, kind == 'introduced', kind, text))
    within = False
    for _, bound, _, kind, text in sorted(bounds, key=lambda one: one[:3]):
        if kind == 'introduced':
            within = within or text == '0' or version >= bound
        elif kind == 'fixed':
            within = within and version < bound
        else:
            within = within and public <= bound
    return within


def likeness(header, candidate, signs):
    """A name alone never counts: as many honest ones are near to well-known ones as malicious ones are."""
    others = [reason for rule, reason in signs if rule in ODD]
    meant = others and confused(normal(candidate.name), header['popular'])
    return [('name', 'it could be taken for %s, and %s' % (meant, others[0]))] if meant else []


def confused(name, popular):
    """The well-known name that this one could be taken for, or None: the rules of names/nameConfusion.ts."""
    if name in popular or len(name) < SHORTEST:
        return None
    for shape in (skeleton, without_separators, ordered, bare):
        shaped = shape(name)
        if len(shaped) >= SHORTEST:
            for known in popular:
                if shape(known) == shaped:
                    if len(known) >= SHORTEST:
                        return known
                    break
    for known in popular:
        if len(known) >= SHORTEST and abs(len(known) - len(name)) < 2 and one_edit(name, known):
            return known
    return None


def skeleton(name):
    """Letters that look alike in a terminal, and what only looks Latin."""
    name = ''.join(LATIN.get(letter, letter) for letter in name)
    name = name.replace('rn', 'm').replace('vv', 'w').replace('cl', 'd')
    return name.replace('1', 'l').replace('i', 'l').replace('|', 'l').replace('0', 'o')


def without_separators(name):
    return name.replace('-', '')


def ordered(name):
    return '-'.join(sorted(name.split('-')))


def bare(name):
    """Without what is put before and after names to make new ones of them."""
    return re.sub(r'^(python|py|lib)-?|-?(python|py|lib|[0-9])$', '', name)


def one_edit(a, b):
    """Damerau's distance of one: a letter more, less or another, or two neighbours swapped."""
    if a == b:
        return False
    start, room = 0, min(len(a), len(b))
    while start < room and a[start] == b[start]:
        start += 1
    end = 0
    while end < room - start and a[-1 - end] == b[-1 - end]:
        end += 1
    left, right = a[start : len(a) - end], b[start : len(b) - end]
    if len(left) + len(right) == 1 or len(left) == len(right) == 1:
        return True
    return len(left) == 2 and left == right[::-1]
