# Asks the compiled policy before an act: a rule that denies raises here, at the act, in the user's own code; one that
# warns says so once. What is not mentioned by the policy is not asked about, and costs nothing.
#
# Two files count, the stricter word wins: the one that the agent keeps beside the inbox, and the one that `sentinel
# run --policy` tries on one run. A file that is broken or gone leaves the last good one in force.

import sys

FRESH = 2_000_000_000  # nanoseconds until a file is looked at again
DAYS = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
VERDICTS = (None, 'allow', 'warn', 'deny')
WARN, DENY = 2, 3


class PolicyDenied(PermissionError):
    """What a policy forbids. Not of `builtins`, so that the hook hands it to the program; as `wrapping` does."""

    is_verdict = True


PolicyDenied.__module__ = 'sentinel'


class PolicyFile:
    """One compiled file, read again when it has changed."""

    def __init__(self, path, probe):
        self.path, self.probe = path, probe
        self.system, self.language = probe.system, probe.load('policy')
        self.mark = self.policy = None
        self.mentions = b''

    def refresh(self):
        """True where another policy is in force now. A file that is no whole policy changes nothing."""
        try:
            found = self.system.stat(self.path)
        except (OSError, ValueError):
            return False
        mark = found.st_mtime_ns, found.st_size, found.st_ino
        if mark == self.mark:
            return False
        self.mark = mark
        content = self.system.slurp(self.path, self.language.BYTES) or b''
        policy = self.language.parse(content, self.probe.digest)
        if policy is None:
            return False
        self.policy, self.mentions = policy, content
        return True


class Guard:
    """Decides on acts; `judge` is all that an observer needs."""

    def __init__(self, probe, paths):
        self.probe, self.system, self.recorder = probe, probe.system, probe.recorder
        self.files = [PolicyFile(path, probe) for path in paths]
        self.policies = []
        self.acts = frozenset()
        self.told = set()  # rules that have warned
        self.facts, self.has_time = {}, False
        self.looked = 0
        self.clock, self.utc = sys.modules['time'].localtime, sys.modules['time'].gmtime
        self.refresh()

    def refresh(self):
        self.looked = self.system.monotonic()
        changed = [file for file in self.files if self.probe.quietly(file.refresh)]
        if not changed:
            return
        good = [file for file in self.files if file.policy is not None]
        self.policies = [file.policy for file in good]
        self.acts = frozenset(act for policy in self.policies for act in policy.branches)
        mentions = b''.join(file.mentions for file in good)
        self.has_time = b'"time.' in mentions
        self.facts = self.run_facts(mentions)

    def run_facts(self, mentions):
        """What is the same for the whole Run. What is not known is not there."""
        identity, version = self.probe.identity, '.'.join(map(str, sys.version_info[:3]))
        facts = {
            'script.path': identity.path or '',
            'script.kind': identity.kind,
            'interpreter.version': version,
        }
        if b'"script.provenance"' in mentions:
            facts['script.provenance'] = self.probe.load('beginning').provenance(identity.path)
        if b'"script.sha256"' in mentions and identity.path:
            content = self.probe.quietly(self.system.slurp, identity.path, 1 << 22)
            if content is not None:
                facts['script.sha256'] = self.probe.digest(content)
        return facts

    def add_known(self, policy, facts):
        """What stands in the policy's tables: the name and groups of this account, as the agent found them, and
        whether this Python is still cared for."""
        if policy.support is not None:
            facts['interpreter.support'] = policy.support.get('%d.%d' % sys.version_info[:2], 'unknown')
        if policy.accounts is None:
            return
        known = (policy.accounts or {}).get(str(self.system.getuid())) if self.system.getuid else None
        if known is not None:
            facts['account.name'], facts['account.groups'] = known

    def known(self, given):
        facts = dict(self.facts)
        if self.has_time:
            now = self.clock(self.system.now() // 1_000_000_000)
            facts['time.hour'], facts['time.day'] = now.tm_hour, DAYS[now.tm_wday]
            facts['time.date'] = '%04d-%02d-%02d' % now[:3]
            facts['time.utc'] = '%04d-%02d-%02dT%02d:%02d' % self.utc(self.system.now() // 1_000_000_000)[:5]
        facts.update(given)
        return facts

    def decide(self, act, given):
        """`(strength, policy, rule, fault)` of the strictest rule that holds, or None."""
        best = None
        for policy in self.policies:
            facts = self.known(given)
            self.add_known(policy, facts)
            found = policy.decide(act, facts)
            if found is not None and (best is None or found[0] > best[0]):
                best = found[0], policy, found[1], found[2]
        return best

    def judge(self, act, given, subject, skip=None):
        """Raise PolicyDenied where a rule denies the act; tell of whatever rule holds. `skip()` True: it is nobody's
        act but the interpreter's own. Else the verdict, None where no rule holds."""
        if self.system.monotonic() - self.looked > FRESH:
            self.refresh()
        found = self.decide(act, given)
        if found is None or (skip is not None and skip()):
            return None
        strength, policy, number, fault = found
        rule, _, _, title, reason, contact = policy.rules[number]
        self.tell(act, subject, (policy.name, rule, VERDICTS[strength], reason, fault))
        if strength < WARN:
            return VERDICTS[strength]
        verb = 'stopped' if strength == DENY else 'warns'
        sentence = 'Sentinel %s: %s (%s), because %s; ask %s and quote %s (rule %s).' % (
            verb,
            title[:1].lower() + title[1:],
            subject,
            reason.rstrip('.'),
            contact,
            self.probe.run[-8:],
            rule,
        )
        if strength == DENY:
            raise denial(sentence)
        self.warn(rule, sentence)
        return VERDICTS[strength]

    def tell(self, act, subject, held):
        policy, rule, verdict, reason, fault = held
        key = ('policy', policy, rule, subject)
        if self.recorder.again(key):
            return
        field = self.probe.events.field
        members = (
            field('policy', policy, 120)
            + field('rule', rule, 120)
            + field('verdict', verdict)
            + field('reason', reason, 400)
            + field('act', act)
            + field('subject', subject, 900)
            + (',"fault":true' if fault else '')
            + field('at', self.probe.place(self.probe.asker()[0]), 900)
        )
        self.recorder.first(key, 'policy.applied', members)

    def warn(self, rule, sentence):
        if rule in self.told:
            return
        self.told.add(rule)
        stream = sys.stderr
        if stream is not None:
            try:
                self.probe.quietly(stream.write, sentence + '\n')
            except Exception:  # a stream of the program's own that takes no text, or a closed one
                pass

    def guarded(self, handlers):
        """The handlers of an observer, asking first where the policy mentions what they hear of."""
        first = self.probe.load('guarded_acts').create(self)
        return {event: self.both(first, event, handler) for event, handler in handlers.items()}

    def both(self, first, event, handler):
        ask = first.get(event)
        acts, asks = (None, None) if ask is None else ask
        if acts is None or not self.acts.intersection(acts):
            return handler
        observer, foreign, recorder = handler.__self__, self.system.foreign, self.recorder

        def asked(args):
            try:
                asks(observer, args)
            except Exception as fault:  # one of ours neither stops the act nor keeps it from being told
                if foreign(fault):
                    raise
                recorder.faults += 1
            handler(args)

        return asked


def denial(sentence):
    """With the number that programs look for, and without letting it into the sentence."""
    denied = PolicyDenied(sentence)
    denied.errno = 13
    return denied
