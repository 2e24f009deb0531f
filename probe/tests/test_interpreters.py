# Interpreters inside the interpreter: `site` runs in each, the process stays one Run, and that they are not seen is told.

import unittest

from .harness import ProbeTest

INNER = """
    import os, sys
    try:
        import _interpreters as interpreters
    except ImportError:
        import _xxsubinterpreters as interpreters
    run = getattr(interpreters, 'exec', None) or interpreters.run_string
    inner = interpreters.create()
    run(inner, 'import os, sys; open("inner.txt", "w").close(); print("inside", flush=True)')
    interpreters.destroy(inner)
    open('outer.txt', 'w').close()
    print('outside')
"""


class Interpreters(ProbeTest):
    def test_a_process_is_one_run_and_the_gap_is_told(self):
        result = self.assert_same(INNER)
        self.assertEqual(result.out, 'inside\noutside\n')
        self.assertEqual(len(result.runs), 1)
        gaps = self.told(result, 'gap.recorded', 'reason', 'detail')
        self.assertEqual(len(gaps), 1)
        self.assertIn('sub-interpreter', gaps[0][1])
        paths = self.told(result, 'file.opened', 'path')
        self.assertTrue(any(path.endswith('outer.txt') for path in paths), paths)


if __name__ == '__main__':
    unittest.main()
