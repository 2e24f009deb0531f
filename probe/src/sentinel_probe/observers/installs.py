# What pip does: what was asked for, each archive judged by the gate before any of its code can run, what was
# built and put in. A shape of `watch.py`; where in pip is in knowledge/libraries/pip.yaml, for pip of 2019
# up to today's.
#
# An archive is judged when it is on disk and before it is unpacked: preparing the metadata of sources runs
# their setup.py. pip reads a wheel's metadata from the index first and fetches the file later, in one go
# with all others, so a file is met at the function that fetched it or at the one that goes on with it,
# whichever comes first.

import sys

PLACES = ('root', 'home', 'prefix')  # arguments that say where to


class Preparing:
    """A requirement that pip is at."""

    def __init__(self, requirement):
        self.requirement = requirement


class Fetching:
    """A link that pip is at."""

    def __init__(self, link):
        self.link = link


class Installs:
    """The acts by their role."""

    def __init__(self, watcher):
        self.watcher, self.probe, self.field = watcher, watcher.probe, watcher.field
        self.asked, self.uploads, self.versions = set(), {}, {}
        self.judged = {}  # path → the sentence that refuses it, or None
        self.warned = set()
        self.judging = None

    def roles(self):
        acts = {
            'command': (self.begin, self.over),
            'ask': (self.ask, self.were_asked),
            'request': (self.request, self.failed),
            'prepare': (self.prepare, self.failed),
            'fetch': (self.fetch, None),
            'fetched': (lambda args, kwargs: args[0], self.fetched),
            'unpack': (self.unpack, None),
            'link': (lambda args, kwargs: args[1], self.linked),
            'build': (self.preparing, self.built),
            'install': (self.put_in, self.installed),
            'uninstall': (self.put_in, self.removed),
        }
        return {role: self.role(*act) for role, act in acts.items()}

    def role(self, begin, end):
        return lambda parameters: (begin, end or (lambda state, result, fault: None))

    def record(self, kind, *fields):
        self.probe.recorder.record(kind, ''.join(fields))

    # what it does with files

    def begin(self, args, kwargs):
        """A command of pip; one that pip runs inside of another belongs to that."""
        probe = self.probe
        if probe.unpacking is not None:
            return None
        origin = self.watcher.origin()[0], 'pip'
        probe.unpacking = probe.load('observers.unpacking').create(probe, origin)
        return probe.unpacking

    def over(self, unpacking, result, fault):
        self.probe.unpacking = None

    def put_in(self, args, kwargs):
        """A package goes into this environment, or where the command says."""
        preparing, unpacking = self.preparing(args, kwargs), self.probe.unpacking
        if preparing is not None and unpacking is not None:
            said = [kwargs.get(name) for name in PLACES]
            unpacking.begin([sys.prefix, getattr(sys.modules.get('site'), 'USER_BASE', None)] + said)
        return preparing

    def files(self):
        return 0 if self.probe.unpacking is None else self.probe.unpacking.end()

    # what was asked for

    def ask(self, args, kwargs):
        if self.probe.unpacking is not None:
            for given in args:
                self.probe.unpacking.keeps(getattr(given, 'cache_dir', None))
        return args

    def were_asked(self, args, result, fault):
        """pip gives a list of requirements, before 20.1 it fills a set of its own."""
        if fault is not None:
            return
        if result is None:
            result = list(args[1].requirements.values()) + list(args[1].unnamed_requirements)
        for requirement in result:
            if not getattr(requirement, 'constraint', False):
                self.requested(requirement)

    def requested(self, requirement):
        wanted = str(requirement.req) if requirement.req else requirement.link.url
        asker = requirement.comes_from
        if asker is None:
            by = 'command line'
        elif isinstance(asker, str):
            by = without_credentials(asker)
        else:
            by = asker.name or 'command line'
        wanted = without_credentials(wanted)
        if (wanted, by) not in self.asked:
            self.asked.add((wanted, by))
            self.record(
                'package.requested', self.field('requirement', wanted, 1100), self.field('by', by, 900)
            )

    def preparing(self, args, kwargs):
        """Function or method, the requirement is the first that looks like one."""
        for given in args[:2]:
            if hasattr(given, 'comes_from') and hasattr(given, 'link'):
                return Preparing(given)
        return None

    def request(self, args, kwargs):
        self.requested(args[1])
        return Preparing(args[1])

    # what came

    def prepare(self, args, kwargs):
        """A file that was fetched beforehand."""
        preparer, requirement = args[:2]
        link = requirement.link
        path = getattr(preparer, '_downloaded', {}).get(link.url)
        if path is not None:
            self.judge(path, link, requirement)
        return Preparing(requirement)

    def fetch(self, args, kwargs):
        link = args[0]
        if getattr(link, 'is_vcs', False):
            self.judge(None, link, self.requirement())
        return Fetching(link)

    def fetched(self, link, result, fault):
        if fault is None and not link.filename.endswith('.metadata'):
            self.judge(result.path, link, self.requirement())

    def unpack(self, args, kwargs):
        fetching = self.watcher.enclosing(Fetching)
        if fetching is not None:
            self.judge(args[0], fetching.link, self.requirement())

    def requirement(self):
        preparing = self.watcher.enclosing(Preparing)
        return preparing and preparing.requirement

    def linked(self, data, link, fault):
        """pip before 26 reads when a file was uploaded, and forgets it."""
        told = data.get('upload-time') if isinstance(data, dict) and link is not None else None
        if isinstance(told, str):
            self.uploads[link.url] = told

    # what is said of it

    def judge(self, path, link, requirement):
        """Raises pip's own kind of error where the gate refuses."""
        key = path or link.url
        if key not in self.judged:
            self.judged[key] = None
            self.judged[key] = self.probe.quietly(self.judge_anew, path, link, requirement)
        self.enforce(self.judged[key])

    def judge_anew(self, path, link, requirement):
        judging = self.judgement()
        candidate = judging.candidate(path, link, requirement, self.uploads.get(link.url))
        self.versions[candidate.name] = candidate.version
        verdict, findings, sentence = judging.judge(candidate)
        self.record('package.downloaded', candidate.members, judging.said(verdict, findings))
        return self.told(candidate, verdict, findings, sentence)

    def told(self, candidate, verdict, findings, sentence):
        """The sentence where the package is refused; a warning is given once."""
        if verdict == 'deny':
            rule, _, reason = next(finding for finding in findings if finding[1] == 'deny')
            self.refused(candidate.identity, rule, reason, 'gate')
            return sentence
        if verdict == 'warn' and sentence not in self.warned:
            self.warned.add(sentence)
            sys.stderr.write(sentence + '\n')
            sys.stderr.flush()
        return None

    def refused(self, identity, rule, reason, by):
        self.record(
            'package.refused',
            identity,
            self.field('rule', rule),
            self.field('reason', reason, 400),
            self.field('by', by),
        )

    def enforce(self, sentence):
        if sentence is not None:
            fault = sys.modules['pip._internal.exceptions'].InstallationError(sentence)
            fault.is_verdict = True  # `wrapping` hands it to the program
            raise fault

    def failed(self, preparing, result, fault):
        """pip itself found that the bytes are not those promised."""
        known = getattr(fault, 'told_by_sentinel', False)
        if fault is None or known or 'HashError' not in [kind.__name__ for kind in type(fault).__mro__]:
            return
        fault.told_by_sentinel = True
        link = preparing.requirement.link
        identity = self.judgement().identity(link.filename, preparing.requirement)
        self.refused(identity, 'hash', 'its bytes are not those that were promised', 'installer')

    def judgement(self):
        if self.judging is None:
            self.judging = self.probe.load('judging').create(self.probe)
        return self.judging

    # what became of it

    def built(self, preparing, path, fault):
        if fault is None and isinstance(path, str) and path.endswith('.whl'):
            self.enforce(self.probe.quietly(self.judge_built, path, preparing.requirement))

    def judge_built(self, path, requirement):
        """Only what is inside can be new: where it came from was judged with the sources."""
        judging = self.judgement()
        candidate = judging.built(path, requirement)
        verdict, findings, sentence = judging.judge(candidate)
        self.record('package.built', candidate.members, judging.said(verdict, findings))
        return self.told(candidate, verdict, findings, sentence)

    def installed(self, preparing, result, fault):
        requirement, files = preparing.requirement, self.files()
        if fault is None and requirement.name:
            name = self.judgement().normal(requirement.name)
            version = self.versions.get(name) or version_of(requirement)
            self.put('package.installed', name, version, self.watcher.number('files', files or None))

    def removed(self, preparing, result, fault):
        self.files()
        found = getattr(result, '_dist', None) or getattr(result, 'dist', None)
        if fault is None and found is not None:
            name = self.judgement().normal(preparing.requirement.name)
            self.put('package.removed', name, version_removed(found))

    def put(self, kind, name, version, files=''):
        named = self.field('name', name, 300) + self.field('version', version, 100)
        self.record(kind, named, ',"installer":"pip"', files)


def version_of(requirement):
    try:
        return str(requirement.get_dist().version)
    except Exception:  # of an editable install without metadata
        return ''


def version_removed(found):
    """Its metadata may be gone by now, unless somebody had read it: then the folder's name has the version."""
    try:
        return str(found.version)
    except Exception:
        folder = str(found.info_location).rpartition('/')[2].rpartition('\\')[2]
        return folder.rpartition('.')[0].partition('-')[2]


def without_credentials(text):
    """`scheme://user:password@host` without what stands before the host."""
    return sys.modules['re'].sub(r'(?<=://)[^/@\s]*@', '', text)


def create(watcher):
    """Acts by role."""
    return Installs(watcher).roles()
