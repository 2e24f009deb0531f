# The C extension where there is one for this machine: it is used, it agrees with the pure functions, and
# every interpreter of the process keeps a probe of its own.

import glob
import hashlib
import os
import re
import shutil
import sys
import unittest

from .harness import SOURCE, ProbeTest, extension, load, ways_in

native = extension()
identity = load('identity')


@unittest.skipIf(native is None, 'no extension for this Python')
class Native(ProbeTest):
    def test_sha256_agrees_at_every_length(self):
        for length in list(range(260)) + [4096, 100_000]:
            content = os.urandom(length)
            self.assertEqual(native.sha256(content), hashlib.sha256(content).hexdigest())
            self.assertEqual(native.sha256(content), identity.digest(content))
        self.assertRaises(TypeError, native.sha256, 'text')

    def test_the_words_of_a_frame_agree(self):
        frames = load('frames')
        words = native.words(frames.words_of, 0)
        for name in ('plain.py', 'it\'s "odd" \\ \n.py', 'é \u2028.py', ''):
            space = {'getframe': sys._getframe}
            exec(compile('def function():\n    return getframe()\nframe = function()', name, 'exec'), space)
            self.assertEqual(words(space['frame']), frames.words_of(space['frame']))
            self.assertEqual(words(space['frame']), (name, '2', 'function'))

    def test_it_is_used_unless_it_is_switched_off(self):
        text = 'print("sentinel_probe/native/" in open("/proc/self/maps").read())'
        for value, expected in (('1', 'True\n'), ('0', 'False\n')):
            result = self.python('-c', text, env={'SENTINEL_NATIVE': value})
            self.assertEqual((result.out, result.err, result.code), (expected, '', 0))
            self.assert_whole(result)

    def test_a_broken_binary_is_done_without(self):
        package = os.path.join(self.directory, 'sentinel_probe')
        shutil.copytree(os.path.join(SOURCE, 'sentinel_probe'), package)
        with open(os.path.join(package, 'native', ways_in()['binary']()), 'wb') as file:
            file.write(b'not a library')
        result = self.python(
            '-c',
            'open("/dev/zero").close()',
            env={'PYTHONPATH': os.path.join(package, 'channel'), 'SENTINEL_NATIVE': '1'},
        )
        self.assertEqual(self.told(result, 'file.opened', 'path'), ['/dev/zero'])
        self.assert_whole(result)

    def test_the_hook_stays_with_the_interpreter_that_put_it_there(self):
        name = '_interpreters' if sys.version_info >= (3, 13) else '_xxsubinterpreters'
        result = self.program(
            """
            import %s as interpreters
            open('outside', 'w').close()
            other = interpreters.create()
            interpreters.run_string(other, 'open("inside", "w").close()')
            interpreters.destroy(other)
            open('after', 'w').close()
            """
            % name,
            env={'SENTINEL_NATIVE': '1'},
        )
        self.assertEqual((result.out, result.err, result.code), ('', '', 0))
        told = [
            os.path.basename(line['path'])
            for run in result.runs
            for line in run.lines
            if line['type'] == 'file.opened'
        ]
        self.assertEqual((len(result.runs), sorted(told)), (1, ['after', 'outside']))  # the other one is a Gap

    def test_the_first_events_are_those_of_the_hook(self):
        observed = [event for events in load('hook').OBSERVERS.values() for event in events]
        self.assertEqual(
            sorted(native.expected()),
            sorted([*observed, *load('hook').BEGINNINGS, 'sys.addaudithook', 'cpython.PyInterpreterState_New']),
        )

    def first_line(self, words, **options):
        """run.started as written, without what differs from start to start."""
        for path in glob.glob(os.path.join(self.inbox, '*')):
            os.remove(path)
        result = self.python(*words, **options)
        (path,) = glob.glob(os.path.join(self.inbox, '*'))
        with open(path) as file:
            line = file.readline()
        varies = r'"(time|pid|parentPid|processStart)":\d+|"run":"[-0-9a-f]{36}"'
        return re.sub(varies, 'X', line), result.out, result.err, result.code

    def test_run_started_is_the_same_by_both(self):
        script = self.file('script.py', 'import sys\nprint(len(sys.argv))')
        self.file('.hidden/other.py', 'pass')
        self.file('quo"te.py', 'pass')
        self.file('package/__main__.py', 'pass')
        self.file('module.py', 'pass')
        for words in (
            ['-c', 'pass'],
            ['-cpass', 'x'],
            ['-Bc', 'print(1)', 'a', '/b/c', '--token', 'd'],
            ['-c', 'x = "\u00e9\U0001f600"'],
            [script],
            ['script.py', 'short', '/etc/passwd', '2026-11-30', 'AKIAXXXXXXXXXXXXXXXX'],
            ['./script.py', '-v', '--password', 'hunter2'],
            ['.//script.py'],
            ['../%s/script.py' % os.path.basename(self.directory)],
            ['.hidden/other.py'],
            ['-W', 'ignore', '-X', 'utf8', '-u', 'script.py', 'password=x', 'https://a:b@c/'],
            ['--', 'script.py'],
            ['quo"te.py'],
            ['package'],
            ['missing.py'],
            ['-m', 'module', 'x'],
            ['-'],
            [],
        ):
            for env in ({}, {'SENTINEL_LAUNCH': 'a-b_1'}, {'SENTINEL_LAUNCH': 'no good'}):
                with self.subTest(words, env=env):
                    env['PYTHONIOENCODING'] = 'utf-8'
                    sides = [
                        self.first_line(words, input='', env=dict(env, SENTINEL_NATIVE=native))
                        for native in '01'
                    ]
                    self.assertEqual(*sides)

    def test_it_sleeps_until_there_is_something_to_tell(self):
        if self.python('-c', 'import sys\nprint("sitecustomize" in sys.modules)', probe=False).out == 'True\n':
            self.skipTest('this system has a sitecustomize of its own, which is something to tell')
        text = 'import sys\nprint(hasattr(sys.modules["sentinel_probe"], "load"))'
        result = self.python('-c', text, env={'SENTINEL_NATIVE': '1', 'HOME': self.directory})
        self.assertEqual((result.out, result.err, result.code), ('False\n', '', 0))
        self.assertEqual([line['type'] for line in result.runs[0].lines], ['run.started', 'run.ended'])

    def test_what_wakes_it(self):
        for text, kind in (
            ('open("x", "w")', 'file.opened'),
            ('import colorsys', 'module.imported'),
            ('exec("1")', 'code.executed'),
            ('import os\nos.fork() or os._exit(3)', 'run.ended'),
            ('import posix\nposix.open = posix.read = None\nopen("x", "w")', 'file.opened'),
            # Whether Python still hears it so late is up to the order in which it takes itself down.
            ('import os\nclass Late:\n def __del__(self, open=os.open):\n  open("x", 65)\nlate = Late()', 'run.ended'),
            ('import sys\nlook = sys.modules["os"].open\nsys.modules.clear()\nlook("x", 65)', 'file.opened'),
        ):
            with self.subTest(text):
                sides, bare = [], self.python('-c', text, probe=False)[:3]
                for path in glob.glob(os.path.join(self.inbox, '*')):
                    os.remove(path)
                for side in '01':
                    result = self.python('-c', text, env={'SENTINEL_NATIVE': side})
                    sides.append([line['type'] for line in result.runs[-1].lines])
                    self.assertEqual(result[:3], bare)
                self.assertEqual(sides[0], sides[1])
                self.assertIn(kind, sides[1])

    def test_an_exception_that_nobody_caught(self):
        result = self.python('-c', '1 / 0', env={'SENTINEL_NATIVE': '1'})
        self.assertEqual(result.runs[0].lines[-1]['exception'], 'ZeroDivisionError')

    def test_an_end_by_exit(self):
        for text, code in (('7', 7), ('status=7', None)):
            result = self.python('-c', 'from os import _exit\n_exit(%s)' % text, env={'SENTINEL_NATIVE': '1'})
            self.assertEqual(result.code, 7)
            self.assertEqual(result.runs[-1].lines[-1].get('exitCode'), code)

    def test_os_exit_is_what_it_was(self):
        text = 'import os\nprint(os._exit, repr(os._exit.__doc__), os._exit.__self__, os._exit.__text_signature__)'
        sides = [
            re.sub(' at 0x[0-9a-f]+', '', self.python('-c', text, probe=probe, env={'SENTINEL_NATIVE': '1'}).out)
            for probe in (False, True)
        ]
        self.assertEqual(*sides)

    def test_threads_that_wake_it_at_once(self):
        result = self.program(
            """
            import _thread, sys
            done = []
            def work(number):
                open('file-%d' % number, 'w').close()
                done.append(number)
            for number in range(20):
                _thread.start_new_thread(work, (number,))
            while len(done) < 20:
                pass
            """,
            env={'SENTINEL_NATIVE': '1'},
        )
        self.assertEqual((result.err, result.code), ('', 0))
        self.assertEqual(len(self.lines(result, 'file.opened')), 20)
        self.assert_whole(result)
