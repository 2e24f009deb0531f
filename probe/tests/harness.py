# Runs a program under this interpreter with the probe and without, and reads what the probe told.

import collections
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCE = os.path.join(ROOT, 'src')
CHANNEL = os.path.join(SOURCE, 'sentinel_probe', 'channel')
Result = collections.namedtuple('Result', 'out err code runs')
Run = collections.namedtuple('Run', 'id lines started fragments')


def load(name):
    """A module of the probe, in this process, without starting it."""
    if SOURCE not in sys.path:
        sys.path.insert(0, SOURCE)
    import sentinel_probe

    return sentinel_probe.load(name)


def ways_in():
    """The functions that the ways in share, by name."""
    with open(os.path.join(CHANNEL, 'sitecustomize.py')) as file:
        text = file.read()
    space = {'sys': sys}
    exec(text[text.index('def begin(') : text.index('# to here.')], space)
    return space


def extension():
    """The C extension for this Python, whether it would be loaded by itself or not; None where there is none."""
    return ways_in()['extension'](os.path.dirname(CHANNEL), '1')


def check_line(raw, line):
    """What every line promises; the agent's own schema is packages/contract/src/inbox.ts."""
    assert len(raw) <= 4096, len(raw)
    assert isinstance(line['seq'], int) and isinstance(line['time'], int) and '.' in line['type'], line
    assert line['time'] > 1_600_000_000_000_000, 'microseconds'


def read_inbox(directory):
    """The Runs of an inbox in order of their start, the lines of each over all its files in order of
    `seq`."""
    found, fragments = {}, collections.Counter()
    for path in glob.glob(os.path.join(directory, '*.ndjson')):
        with open(path, 'rb') as file:
            content = file.read()
        run = os.path.basename(path).split('.')[0]
        lines = found.setdefault(run, [])
        for raw in content.split(b'\n'):
            try:
                if raw:
                    lines.append(json.loads(raw.decode()))
                    check_line(raw, lines[-1])
            except ValueError:
                fragments[run] += 1
    runs = []
    for run in sorted(found):
        lines = sorted(found[run], key=lambda line: line['seq'])
        started = [line for line in lines if line['type'] == 'run.started']
        runs.append(Run(run, lines, started[0] if started else None, fragments[run]))
    return runs


class ProbeTest(unittest.TestCase):
    """A scratch directory, an inbox in it, and ways to run programs."""

    maxDiff = None

    def setUp(self):
        self.directory = os.path.realpath(tempfile.mkdtemp(prefix='probe-test-'))
        self.inbox = os.path.join(self.directory, 'inbox')
        os.mkdir(self.inbox)
        self.addCleanup(shutil.rmtree, self.directory, True)

    def file(self, name, text=''):
        """Write a file of the scratch directory; its path."""
        path = os.path.join(self.directory, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as file:
            file.write(textwrap.dedent(text))
        return path

    def environment(self, probe=True, **more):
        env = {
            name: value for name, value in os.environ.items() if not name.startswith(('PYTHON', 'SENTINEL'))
        }
        env['PYTHONDONTWRITEBYTECODE'] = '1'
        if probe:
            env['SENTINEL_INBOX'] = self.inbox
            env['SENTINEL_NATIVE'] = os.environ.get('SENTINEL_NATIVE', '1')
            env['PYTHONPATH'] = CHANNEL
        env.update(more)
        return env

    def python(
        self, *words, probe=True, input=None, cwd=None, timeout=60, env=None, executable=None, **options
    ):
        """Run this interpreter; stdout and stderr as text, exit code, and the Runs in the inbox."""
        process = subprocess.run(
            [executable or sys.executable, *words],
            env=self.environment(probe, **(env or {})),
            input=input,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd or self.directory,
            timeout=timeout,
            universal_newlines=True,
            **options,
        )
        return Result(process.stdout, process.stderr, process.returncode, read_inbox(self.inbox))

    def program(self, text, *arguments, flags=(), **options):
        """Run a program text as a script of the scratch directory."""
        return self.python(*flags, self.file('program.py', text), *arguments, **options)

    def lines(self, result, kind, run=0):
        return [line for line in result.runs[run].lines if line['type'] == kind]

    def told(self, result, kind, *members, run=0):
        """The named members of every line of a kind, as tuples (or bare for one member)."""
        rows = [tuple(line.get(member) for member in members) for line in self.lines(result, kind, run)]
        return [row[0] for row in rows] if len(members) == 1 else rows

    def assert_whole(self, result):
        """Nothing lost, nothing faulted, each Run numbered from 0 without a hole."""
        for run in result.runs:
            self.assertEqual([line['seq'] for line in run.lines], list(range(len(run.lines))))
            self.assertEqual(run.fragments, 0)
            self.assertEqual([line for line in run.lines if line['type'] == 'gap.recorded'], [])

    def assert_same(self, text, *arguments, flags=(), code=None, **options):
        """The program behaves the same with the probe and without; the result with it."""
        path = self.file('program.py', text)
        bare = self.python(*flags, path, *arguments, probe=False, **options)
        probed = self.python(*flags, path, *arguments, **options)
        self.assertEqual((probed.out, probed.err, probed.code), (bare.out, bare.err, bare.code))
        if code is not None:
            self.assertEqual(probed.code, code, probed.err)
        return probed
