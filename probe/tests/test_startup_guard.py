# Malicious start-up files are found by their text and refused once each; what is told names file, reason and digest.

import os
import unittest

from .harness import ProbeTest, load

LINE = 'import subprocess; subprocess.call("true")'


class Told:
    """A recorder that keeps what it is told."""

    def __init__(self):
        self.lines = []

    def again(self, key):
        return any(known == key for known, _, _ in self.lines)

    def first(self, key, kind, members):
        self.lines.append((key, kind, members))


class FakeProbe:
    guard = None

    def __init__(self):
        self.system, self.events, self.recorder = load('safety'), load('events'), Told()

    def digest(self, content):
        return 'digest of %d bytes' % len(content)

    def quietly(self, act, *args):
        return act(*args)


class StartupGuard(ProbeTest):
    def setUp(self):
        super().setUp()
        self.probe, self.hooks = FakeProbe(), []
        self.environ = {}

    def look(self):
        os_like = type('os', (), {'path': os.path, 'environ': self.environ})
        names = [name for name in os.listdir(self.directory) if name.endswith('.pth')]
        load('startup_guard').look(self.probe, self.directory, names, os_like, self.hooks.append)
        return [(kind, key[1]) for key, kind, _ in self.probe.recorder.lines]

    def test_harmless_files_leave_nothing_in_the_way(self):
        self.file('demo.pth', 'import demo_finder; demo_finder.install()\n/srv/subprocess\n')
        self.assertEqual(self.look(), [])
        self.assertEqual(self.hooks, [])

    def test_a_malicious_file_is_refused_once(self):
        path = self.file('evil.pth', LINE)
        self.assertEqual(self.look(), [('startup.refused', path)])
        (hook,) = self.hooks
        hook('open', (path + 'x', 'r', 0))
        with self.assertRaises(PermissionError):
            hook('open', (path, 'r', 0))
        hook('open', (path, 'r', 0))

    def test_the_line_is_refused_where_the_file_was_read_before(self):
        """As Python 3.15 does."""
        self.file('evil.pth', LINE + '\n')
        self.look()
        self.hooks[0]('compile', (b'import os', '<string>'))
        self.hooks[0]('compile', (None, '<string>'))
        with self.assertRaises(PermissionError):
            self.hooks[0]('compile', (LINE.encode(), '<string>'))

    def test_a_second_look_adds_no_second_hook_and_tells_nothing_twice(self):
        path = self.file('evil.pth', LINE)
        self.look()
        self.assertEqual(self.look(), [('startup.refused', path)])
        self.assertEqual(len(self.hooks), 1)

    def test_observing_and_coming_too_late_stop_nothing(self):
        early = self.file('!early.pth', LINE)
        self.assertEqual(self.look(), [('startup.suspected', early)])
        self.environ['SENTINEL_STARTUP_GUARD'] = 'observe'
        late = self.file('late.pth', LINE)
        self.assertEqual(self.look(), [('startup.suspected', early), ('startup.suspected', late)])
        self.assertEqual(self.hooks, [])

    def test_long_and_unreadable_files(self):
        path = self.file('long.pth', 'import sys; sys.x = "%s"' % ('a' * 40_000))
        os.mkdir(os.path.join(self.directory, 'folder.pth'))
        os.symlink('/nowhere', os.path.join(self.directory, 'gone.pth'))
        self.assertEqual(self.look(), [('startup.refused', path)])
        self.assertIn('long-line', self.probe.recorder.lines[0][2])


if __name__ == '__main__':
    unittest.main()
