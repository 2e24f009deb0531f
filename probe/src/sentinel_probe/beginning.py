# Asks the policy before the program's first line: the interpreter says what it is about to run, and where a rule denies
# it ends there with the sentence and code 1, for no code of the user's is there yet that could be told by an exception.
#
# What only the agent knows of a script stands in a file of the script's digest beside the policy, `<worst> <known>`. For
# one that is not there yet the line `run.started` in the inbox is the question, and the file that then appears the answer.

import sys

ACT = 'run.started'
LOOK = 0.01  # seconds between two looks
ANSWER = 64
SCRIPT_BYTES = 4 * 1024 * 1024
LEVELS = (b'none', b'info', b'low', b'medium', b'high', b'critical')
# As packages/policy/src/provenanceOf.ts has them; of the path in small letters, with slashes.
DOWNLOADS = ('/downloads/',)
TEMPORARY = ('/tmp/', '/var/tmp/', '/private/tmp/', '/private/var/tmp/', '/dev/shm/')
SHARES = ('/mnt/', '/media/', '/net/', '/volumes/')
HOMES = ('/home/', '/users/', '/root/')
SYSTEM = ('/usr/', '/opt/', '/bin/', '/lib/', '/library/', '/system/')


def provenance(path):
    """Where a script lies, in a word; empty for what is no file."""
    if not path:
        return ''
    place = path.replace('\\', '/').lower()
    within = place[2:] if place[1:2] == ':' else place  # behind the drive
    if '/downloads/' in place:
        return 'download'
    if place.startswith(TEMPORARY) or '/temp/' in place or '/tmp/' in place:
        return 'temporary'
    if place.startswith(SHARES) or path.startswith('\\\\'):
        return 'share'
    if place.startswith(HOMES) or (within is not place and within.startswith('/users/')):
        return 'home'
    if place.startswith(SYSTEM) or (within is not place and within.startswith(('/windows', '/program files'))):
        return 'system'
    return 'other'


class Beginning:
    """The start of this process's program as an act of the policy."""

    def __init__(self, probe):
        self.probe, self.system = probe, probe.system
        self.sleep = sys.modules['time'].sleep

    def judge(self, args):
        """Once: what a program runs later of its own is another act."""
        guard, run = self.probe.policy_guard, self.probe.identity
        if guard is None or ACT not in guard.acts:
            return
        given = {}
        waits = [policy.wait for policy in guard.policies if policy.wait is not None]
        if waits and run.path:
            given = self.probe.quietly(self.ask, run.path, max(waits))
        try:
            guard.judge(ACT, given, run.path or run.kind)
        except PermissionError as denied:
            raise SystemExit(str(denied)) from None

    def ask(self, script, wait):
        """What the agent knows of the script, `{}` where it does not say in time."""
        content = self.system.slurp(script, SCRIPT_BYTES + 1)
        if content is None or len(content) > SCRIPT_BYTES:
            return {}
        digest = self.probe.digest(content)
        path = '%s/../policy/scripts/%s' % (self.probe.recorder.inbox.directory, digest)
        end = self.system.monotonic() + wait * 1_000_000
        while True:
            said = answer(self.system.slurp(path, ANSWER))
            if said or self.system.monotonic() >= end:
                return said
            self.sleep(LOOK)


def answer(content):
    """The facts in the agent's file; `{}` where it is not there, or not whole."""
    words = (content or b'').split(b' ')
    if len(words) != 2 or words[0] not in LEVELS or words[1] not in (b'new\n', b'known\n'):
        return {}
    return {'script.worst': words[0].decode('ascii'), 'script.known': words[1] == b'known\n'}


def create(probe):
    return Beginning(probe).judge
