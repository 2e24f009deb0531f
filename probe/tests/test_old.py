# On Pythons before 3.8 the way in parses, does nothing and is silent.

import glob
import os
import subprocess

from .harness import CHANNEL, ProbeTest

OLD = [
    path
    for name in ('2.7*', '3.6*', '3.7*')
    for path in sorted(
        glob.glob(
            os.path.join(
                os.environ.get('PYENV_ROOT') or os.path.expanduser('~/.pyenv'),
                'versions/%s/bin/python' % name,
            )
        )
    )
]


class OldPythons(ProbeTest):
    def test_silent_and_does_nothing(self):
        if not OLD:
            self.skipTest('no Python older than 3.8 on this machine')
        self.file('custom/sitecustomize.py', 'import sys\nsys.stdout.write("custom ")')
        text = (
            'import sys\nsys.stdout.write(str([p for p in sys.path + list(sys.modules) if "sentinel" in p]))'
        )
        for python in OLD:
            for path, expected in (
                (CHANNEL, b'[]'),
                (CHANNEL + ':' + self.directory + '/custom', b'custom []'),
            ):
                with self.subTest(python=python, path=path):
                    process = subprocess.run(
                        [python, '-c', text],
                        env=self.environment(PYTHONPATH=path),
                        stdout=subprocess.PIPE,
                        stderr=subprocess.STDOUT,
                    )
                    self.assertEqual((process.stdout, process.returncode), (expected, 0))
                    self.assertEqual(os.listdir(self.inbox), [])
