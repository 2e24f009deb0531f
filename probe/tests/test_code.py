# Text that runs as code without being a file.

import hashlib

from .harness import ProbeTest


class Code(ProbeTest):
    def test_exec_eval_and_compile(self):
        result = self.program("""
            exec('a = 1')
            eval('a + 1')
            compile('b = 2', '<made>', 'exec')
            compile(b'c = 3', 'no-such-file.py', 'exec')
            exec('a = 1')
        """)
        self.assert_whole(result)
        rows = self.told(result, 'code.executed', 'name', 'sha256', 'bytes')
        self.assertEqual(
            rows,
            [
                (name, hashlib.sha256(text).hexdigest(), len(text))
                for name, text in (
                    ('<string>', b'a = 1'),
                    ('<string>', b'a + 1'),
                    ('<made>', b'b = 2'),
                    ('no-such-file.py', b'c = 3'),
                )
            ],
        )
        self.assertEqual(self.told(result, 'event.repeated', 'count'), [2])
        self.assertNotIn('a + 1', str(result.runs))

    def test_what_the_standard_library_writes_is_no_news(self):
        result = self.program("""
            import collections, dataclasses, typing, enum, ast, string, json
            Point = collections.namedtuple('Point', 'x y')
            @dataclasses.dataclass
            class Thing:
                x: int = 1
            typing.get_type_hints(Thing)
            ast.parse('x = 1')
            ast.literal_eval('[1, 2]')
        """)
        self.assertEqual((result.err, self.lines(result, 'code.executed')), ('', []))

    def test_files_and_trees_are_no_text(self):
        result = self.program("""
            import ast
            tree = ast.parse('x = 1')
            compile(tree, '<tree>', 'exec')
            exec(compile(open(__file__).read().split('#')[0] and '', __file__, 'exec'))
        """)
        self.assertEqual((result.err, self.lines(result, 'code.executed')), ('', []))

    def test_commands_and_the_prompt_are_the_script_itself(self):
        self.assertEqual(self.lines(self.python('-c', 'x = 1'), 'code.executed'), [])
        self.assertEqual(self.lines(self.python('-i', '-q', input='x = 1\n'), 'code.executed', run=-1), [])
