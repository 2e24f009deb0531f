# One archive in pip's hands: what it is, where it came from, what is inside, and what the gate says of all
# that.

import sys

EXTENSIONS = ('.tar.gz', '.tar.bz2', '.tar.xz', '.tgz', '.tar', '.zip', '.tbz', '.txz')
FINDINGS = 8
CHUNK = 1 << 20


class Judging:
    """Made at the first archive of a process; the gate is read once."""

    def __init__(self, probe):
        self.probe, self.field, self.quote = probe, probe.events.field, probe.events.quote
        self.rules, self.inside = probe.load('gate'), probe.load('archive')
        self.malicious_lines = probe.load('startup_guard').malicious_lines
        self.normal = self.rules.normal
        self.gate = self.read_gate(probe.recorder.inbox.directory.rpartition('/')[0] + '/gate')

    def read_gate(self, path):
        """None where there is none: then nothing is judged, and the lines say so by having no verdict."""
        content = self.probe.system.slurp(path, self.rules.LARGEST)
        if content is None:
            return None
        try:
            return self.rules.Gate(content, sys.modules['json'])
        except (ValueError, KeyError):
            self.probe.recorder.record(
                'gap.recorded', ',"reason":"faults","detail":"the gate file is damaged"'
            )
            return None

    def judge(self, candidate):
        if self.gate is None:
            return None, [(rule, 'observe', reason) for rule, reason in candidate.signs], None
        load = sys.modules['_frozen_importlib']._gcd_import
        version = load('pip._vendor.packaging.version').Version
        return self.rules.judge(self.gate, candidate, self.probe.system.now() / 1e9, version)

    def said(self, verdict, findings):
        """The members that tell of a judgement."""
        rows = [
            '{"rule":%s,"mode":%s,"reason":%s}'
            % (self.quote(rule), self.quote(mode), self.quote(reason, 180))
            for rule, mode, reason in findings[:FINDINGS]
        ]
        return self.field('verdict', verdict) + ',"findings":[' + ','.join(rows) + ']'

    def identity(self, filename, requirement):
        """The members that name an archive."""
        name, version = self.name_of(filename, requirement)
        return self.named(name, version) + self.field('filename', filename, 250)

    def named(self, name, version):
        return self.field('name', name, 250) + self.field('version', version, 100)

    def name_of(self, filename, requirement):
        """By the file's name; where its dashes leave a choice, by the name that was asked for."""
        if filename.endswith('.whl'):
            parts = filename.split('-')
            return self.normal(parts[0]), parts[1] if len(parts) > 1 else ''
        stem = filename
        for extension in EXTENSIONS:
            if filename.endswith(extension):
                stem = filename[: -len(extension)]
                break
        asked = requirement is not None and requirement.name
        cuts = [at for at, letter in enumerate(stem) if letter == '-']
        for at in cuts:
            if asked and self.normal(stem[:at]) == self.normal(asked):
                return self.normal(asked), stem[at + 1 :]
        if asked:
            return self.normal(asked), ''
        name, _, version = stem.rpartition('-')
        return self.normal(name or stem), version if name else ''

    def candidate(self, path, link, requirement, told_upload):
        """A Candidate with `members`, the JSON of what is known of it, and `identity`."""
        filename = link.filename
        candidate = self.rules.Candidate(*self.name_of(filename, requirement))
        is_wheel = filename.endswith('.whl')
        kind = 'source' if path is None else 'wheel' if is_wheel else 'sdist'
        source = source_link(link, requirement)
        index = index_of(source, candidate.name, self.normal)
        url = plain(source.url)
        candidate.source = index or url
        candidate.yanked = getattr(source, 'yanked_reason', None)
        uploaded, candidate.uploaded = upload_of(source, told_upload)
        candidate.age_unknown = index is not None and uploaded is None
        size = ''
        if path is not None:
            candidate.sha256, length = self.digest(path)
            size = ',"bytes":%d' % length
            self.look_into(candidate, path, filename, is_wheel)
        candidate.identity = (
            self.named(candidate.name, candidate.version)
            + self.field('filename', filename, 250)
            + self.field('sha256', candidate.sha256)
        )
        candidate.members = (
            candidate.identity
            + self.field('kind', kind)
            + size
            + self.field('index', index, 300)
            + self.field('url', url, 400)
            + self.field('path', path, 300)
            + self.field('uploaded', uploaded)
        )
        return candidate

    def built(self, path, requirement):
        filename = path.rpartition('/')[2].rpartition('\\')[2]
        candidate = self.rules.Candidate(*self.name_of(filename, requirement))
        candidate.sha256, _ = self.digest(path)
        self.look_into(candidate, path, filename, True)
        candidate.identity = candidate.members = (
            self.named(candidate.name, candidate.version)
            + self.field('filename', filename, 250)
            + self.field('sha256', candidate.sha256)
        )
        candidate.sha256 = None  # the hashes agreed on are of what comes from an index
        return candidate

    def digest(self, path):
        made, length = sys.modules['hashlib'].sha256(), 0
        with open(path, 'rb') as file:
            while True:
                part = file.read(CHUNK)
                if not part:
                    return made.hexdigest(), length
                made.update(part)
                length += len(part)

    def look_into(self, candidate, path, filename, is_wheel):
        """What cannot be looked into is pip's to refuse: it cannot unpack it either."""
        try:
            found = self.inside.look(path, is_wheel)
        except Exception:
            candidate.signs = [('mismatch', 'it cannot be read as an archive')]
            return
        said = self.inside.metadata(found)
        candidate.licence = said['licence']
        candidate.signs = self.inside.signs(found, is_wheel, self.malicious_lines)
        name, version = said.get('Name'), said.get('Version')
        if name is not None and self.normal(name) != candidate.name:
            candidate.signs.append(('mismatch', 'inside it is %s, by its file %s' % (name, filename)))
        elif version is not None and not candidate.version:
            candidate.version = version


def source_link(link, requirement):
    """A wheel that pip built earlier and kept is judged by where its sources came from."""
    if requirement is None or link.url[:5] != 'file:':
        return link
    kept = getattr(requirement, 'cached_wheel_source_link', None) or getattr(
        requirement, 'original_link', None
    )
    return kept or link


def plain(url):
    """Without credentials, query and fragment."""
    url = url.partition('#')[0].partition('?')[0]
    return sys.modules['re'].sub(r'(?<=://)[^/@\s]*@', '', url)


def index_of(link, name, normal):
    """The address of the index whose page named this file, without the package's own page."""
    page = link.comes_from
    page = page if isinstance(page, str) else getattr(page, 'url', None)
    if page is None or '://' not in page:
        return None
    page = plain(page).rstrip('/')
    base, _, last = page.rpartition('/')
    return base if normal(last) == name else page


def upload_of(link, told):
    """`(ISO text, seconds since 1970)` of when the index received a file; None twice where nobody told."""
    when = getattr(link, 'upload_time', None)
    if when is None and told is not None:
        text = told[:19]
        try:
            when = sys.modules['datetime'].datetime.strptime(text, '%Y-%m-%dT%H:%M:%S')
        except ValueError:
            return None, None
        when = when.replace(tzinfo=sys.modules['datetime'].timezone.utc)
    return (None, None) if when is None else (when.isoformat(), when.timestamp())


def create(probe):
    return Judging(probe)
