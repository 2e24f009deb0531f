# The C extension where there is one for this machine: it is used, it agrees with the pure functions, and
# every interpreter of the process keeps a probe of its own.

import hashlib
import os
import shutil
import sys
import unittest

from .harness import SOURCE, ProbeTest, load

bootstrap = load('bootstrap')
native = bootstrap.extension(sys.modules['sentinel_probe'])
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
        with open(os.path.join(package, 'native', bootstrap.binary()), 'wb') as file:
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
