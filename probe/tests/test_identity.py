# run.started: who the process is, for every way to start an interpreter.

import hashlib
import os
import re
import sys
import unittest

from .harness import ProbeTest, load

identity = load('identity')
invocation = load('invocation')

COMMANDS = [
    ('a.py x', 'file', 'a.py'),
    ('-B a.py -c x', 'file', 'a.py'),
    ('-m mod x', 'module', 'mod'),
    ('-Bm mod', 'module', 'mod'),
    ('-mmod', 'module', 'mod'),
    ('-c code -m x', 'command', 'code'),
    ('-uccode', 'command', 'code'),
    ('-W error -X dev a.py', 'file', 'a.py'),
    ('-Werror -Xdev a.py', 'file', 'a.py'),
    ('-BW error a.py', 'file', 'a.py'),
    ('--check-hash-based-pycs always a.py', 'file', 'a.py'),
    ('-OO -I -s a.py', 'file', 'a.py'),
    ('-i a.py', 'file', 'a.py'),
    ('-- -odd.py', 'file', '-odd.py'),
    ('- x', 'stdin', '-'),
    ('-i', 'none', None),
    ('', 'none', None),
]


class Parsing(unittest.TestCase):
    def test_command_lines(self):
        for words, kind, subject in COMMANDS:
            with self.subTest(words):
                words = ['python', *words.split()]
                found, index, offset = invocation.parse(words)
                self.assertEqual(found, kind)
                if subject is not None:
                    self.assertEqual(words[index][offset:], subject)

    def test_options_without_their_value(self):
        for words in ('-c', '-m', '-W', '-X', '--check-hash-based-pycs', '--'):
            invocation.parse(['python', words])

    def test_run_ids_are_version_7_and_ordered(self):
        system = load('safety')
        ids = [identity.run_id(system) for _ in range(200)]
        for run in ids:
            self.assertRegex(run, r'^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$')
        self.assertEqual(len(set(ids)), 200)
        self.assertEqual([run[:13] for run in ids], sorted(run[:13] for run in ids))


class Started(ProbeTest):
    def started(self, *words, **options):
        result = self.python(*words, **options)
        self.assertEqual(result.err, '')
        self.assert_whole(result)
        self.assertEqual(result.runs[0].started['run'], result.runs[0].id)
        return result.runs[0].started

    def test_a_script(self):
        path = self.file('a/report.py', 'print(1)\n')
        line = self.started('a/report.py', '--password', 'hunter2')
        self.assertEqual(line['mode'], 'script')
        self.assertEqual(
            line['script'],
            {'kind': 'file', 'path': path, 'bytes': 9, 'sha256': hashlib.sha256(b'print(1)\n').hexdigest()},
        )
        self.assertEqual(line['argv'], [sys.executable, 'a/report.py', '--password', '***'])
        self.assertEqual(line['cwd'], self.directory)
        self.assertEqual(line['parentPid'], os.getpid())
        self.assertEqual(line['uid'], os.getuid())
        self.assertEqual(line['interpreter']['version'].split('rc')[0], '%d.%d.%d' % sys.version_info[:3])
        self.assertEqual(line['interpreter']['implementation'], 'cpython')
        self.assertEqual((line['prefix'], line['basePrefix']), (sys.prefix, sys.base_prefix))
        self.assertFalse([entry for entry in line['path'] if 'sentinel_probe' in entry])

    @unittest.skipUnless(sys.platform == 'linux', 'reads /proc')
    def test_process_start_and_boot_id_name_the_process(self):
        line = self.python('-c', 'print(open("/proc/self/stat").read())')
        ticks = int(line.out.rpartition(')')[2].split()[19])
        self.assertEqual(line.runs[0].started['processStart'], ticks)
        with open('/proc/sys/kernel/random/boot_id') as file:
            self.assertEqual(line.runs[0].started['bootId'], file.read().strip())

    def test_a_command_is_known_by_its_hash_and_never_shown(self):
        line = self.started('-B', '-c', 'key = "sentinel-secret"', 'x')
        self.assertEqual(line['mode'], 'command')
        self.assertEqual(line['argv'][1:], ['-B', '-c', '<code>', 'x'])
        self.assertEqual(line['script']['sha256'], hashlib.sha256(b'key = "sentinel-secret"').hexdigest())
        self.assertNotIn('sentinel-secret', str(line))

    def test_a_module(self):
        path = self.file('pkg/tool.py', 'pass\n')
        self.file('pkg/__init__.py')
        line = self.started('-m', 'pkg.tool')
        self.assertEqual(
            (line['mode'], line['script']['module'], line['script']['path']), ('module', 'pkg.tool', path)
        )
        self.assertEqual(line['script']['sha256'], hashlib.sha256(b'pass\n').hexdigest())
        main = self.file('pkg/__main__.py', 'x = 1\n')
        self.assertEqual(self.python('-m', 'pkg').runs[-1].started['script']['path'], main)

    def test_stdin(self):
        self.assertEqual(self.started('-', input='x = 1')['mode'], 'stdin')
        self.assertEqual(self.python(input='x = 1').runs[-1].started['mode'], 'stdin')

    def test_interactive(self):
        result = self.python('-i', '-q', input='1 + 1\n')
        self.assertEqual(result.runs[0].started['mode'], 'interactive')
        self.assertIn('2', result.out)

    def test_launch_is_copied_only_when_it_is_one(self):
        self.assertEqual(
            self.started('-c', '', env={'SENTINEL_LAUNCH': 'launch-0_1A'})['launch'], 'launch-0_1A'
        )
        for odd in ('a b', 'x' * 65, '"quoted"', ''):
            self.assertNotIn('launch', self.python('-c', '', env={'SENTINEL_LAUNCH': odd}).runs[-1].started)

    def test_long_arguments_are_counted(self):
        line = self.started('-c', '', *['x' * 300] * 200)
        self.assertEqual(len(line['argv']) + line['argvOmitted'], 203)

    def test_hostile_arguments(self):
        odd = 'a"b\\c\nd\x01é日\udcff'
        line = self.started('-c', '', odd)
        self.assertEqual(line['argv'][-1], odd)

    def test_a_script_that_is_not_there(self):
        result = self.python('missing.py')
        self.assertEqual(result.code, 2)
        self.assertNotIn('sha256', result.runs[0].started['script'])

    def test_a_directory_and_a_zip_as_script(self):
        self.file('app/__main__.py', 'print("app")')
        self.assertEqual(self.python('app').out, 'app\n')
        self.assertEqual(self.python('app').runs[0].started['script']['path'], self.directory + '/app')

    def test_the_files_are_private(self):
        self.started('-c', '')
        for name in os.listdir(self.inbox):
            self.assertEqual(os.stat(os.path.join(self.inbox, name)).st_mode & 0o777, 0o600)
            self.assertTrue(re.match(r'^[0-9a-f-]{36}\.ndjson$', name))
