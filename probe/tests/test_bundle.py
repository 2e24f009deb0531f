# The cache of all modules: made at the first start, made anew when a source changes, done without where it
# cannot be written.

import glob
import os
import shutil

from .harness import SOURCE, ProbeTest


class Bundles(ProbeTest):
    def setUp(self):
        super().setUp()
        self.package = os.path.join(self.directory, 'sentinel_probe')
        shutil.copytree(
            os.path.join(SOURCE, 'sentinel_probe'), self.package, ignore=shutil.ignore_patterns('__pycache__')
        )

    def start(self):
        return self.python(
            '-c',
            'open("/dev/zero").close()',
            env={'PYTHONPATH': os.path.join(self.package, 'channel'), 'SENTINEL_NATIVE': '0'},
        )

    def bundles(self):
        return glob.glob(os.path.join(self.package, '__pycache__', '*.bundle*'))

    def test_made_once_and_used(self):
        self.assert_whole(self.start())
        (path,) = self.bundles()
        made = os.stat(path)
        result = self.start()
        self.assert_whole(result)
        self.assertEqual(len(result.runs), 2)
        self.assertEqual((made.st_ino, made.st_mtime), (os.stat(path).st_ino, os.stat(path).st_mtime))

    def test_made_anew_when_a_source_changes(self):
        self.start()
        path = os.path.join(self.package, 'bootstrap.py')
        with open(path) as file:
            text = file.read()
        with open(path, 'w') as file:
            file.write(text.replace('probe.package.VERSION', '"9.9.9"'))
        self.start()
        result = self.start()
        self.assertEqual([run.started['probe'] for run in result.runs], ['0.1.0', '9.9.9', '9.9.9'])

    def test_a_spoilt_one_is_no_harm(self):
        self.start()
        (path,) = self.bundles()
        with open(path, 'rb') as file:
            content = file.read()
        for spoilt in (b'', content[:6], content[:8], b'xxxx' + content[4:], content[:4] + b'\xff' * 400):
            with open(path, 'wb') as file:
                file.write(spoilt)
            self.assert_whole(self.start())

    def test_where_nothing_may_be_written(self):
        shutil.rmtree(os.path.join(self.package, '__pycache__'), True)
        with open(os.path.join(self.package, '__pycache__'), 'w'):
            pass  # no folder can take its place
        self.assert_whole(self.start())
        self.assertEqual(self.bundles(), [])
