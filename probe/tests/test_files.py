# Files read, written, changed, removed and renamed, told as an analyst means it.

import os
import sys
import unittest

from .harness import ProbeTest


class Files(ProbeTest):
    def opened(self, result):
        return [
            (os.path.relpath(path, self.directory) if path.startswith(self.directory) else path, access)
            for path, access in self.told(result, 'file.opened', 'path', 'access')
        ]

    def test_every_way_to_open(self):
        self.file('a.txt', 'a')
        result = self.program("""
            import os, io, pathlib
            open('a.txt').close()
            open(b'a.txt', 'rb').close()
            open('b.txt', 'w').close()
            open('c.txt', 'a').close()
            open('d.txt', 'x').close()
            open('b.txt', 'r+').close()
            open('e.txt', 'w+b').close()
            io.open('f.txt', 'w').close()
            pathlib.Path('g.txt').write_text('g')
            os.close(os.open('h.txt', os.O_WRONLY | os.O_CREAT))
            os.close(os.open('i.txt', os.O_RDWR | os.O_CREAT))
            os.close(os.open(pathlib.Path('j.txt'), os.O_RDONLY | os.O_CREAT))
            os.close(os.open('a.txt', os.O_RDONLY | os.O_TRUNC))
            os.truncate('b.txt', 0)
            descriptor = os.open('k.txt', os.O_WRONLY | os.O_CREAT)
            open(descriptor, 'w').close()
            os.close(os.open('.', os.O_RDONLY | os.O_DIRECTORY))
        """)
        self.assertEqual(result.err, '')
        self.assert_whole(result)
        self.assertEqual(
            self.opened(result),
            [
                ('a.txt', 'read'),
                ('b.txt', 'write'),
                ('c.txt', 'write'),
                ('d.txt', 'write'),
                ('b.txt', 'update'),
                ('e.txt', 'update'),
                ('f.txt', 'write'),
                ('g.txt', 'write'),
                ('h.txt', 'write'),
                ('i.txt', 'update'),
                ('j.txt', 'update'),
                ('a.txt', 'update'),
                ('b.txt', 'update'),
                ('k.txt', 'write'),
            ],
        )
        first = self.lines(result, 'file.opened')[0]['seq']
        self.assertIn((first, 2), self.told(result, 'event.repeated', 'of', 'count'))

    def test_paths_are_absolute_and_follow_the_working_directory(self):
        os.mkdir(os.path.join(self.directory, 'sub'))
        self.file('sub/x.txt')
        self.file('x.txt')
        result = self.program("""
            import os
            open('./x.txt').close()
            open('sub/../x.txt').close()
            os.chdir('sub')
            open('x.txt').close()
        """)
        self.assertEqual(self.opened(result), [('x.txt', 'read'), ('sub/x.txt', 'read')])

    def test_at_names_the_line(self):
        path = self.file('data.txt')
        self.file('helper.py', '\ndef fetch():\n    return open("data.txt").read()\n')
        result = self.program(
            'import helper\nhelper.fetch()\nimport pathlib\npathlib.Path("other.txt").write_text("")\n'
        )
        self.assertEqual(
            self.told(result, 'file.opened', 'path', 'at'),
            [
                (path, os.path.join(self.directory, 'helper.py') + ':3'),
                (
                    os.path.join(self.directory, 'other.txt'),
                    os.path.join(self.directory, 'program.py') + ':4',
                ),
            ],
        )

    def test_removed_and_renamed(self):
        for name in ('a', 'b', 'c', 'tree/d', 'tree/e/f'):
            self.file(name)
        result = self.program("""
            import os, shutil, pathlib
            os.remove('a')
            pathlib.Path('b').unlink()
            os.rename('c', 'c2')
            os.replace(b'c2', b'c3')
            shutil.rmtree('tree')
        """)
        removed = [
            os.path.relpath(path, self.directory) for path in self.told(result, 'file.removed', 'path')
        ]
        self.assertEqual((removed[:2], sorted(removed[2:])), (['a', 'b'], ['tree/d', 'tree/e/f']))
        renamed = self.told(result, 'file.renamed', 'path', 'to')
        self.assertEqual(
            [tuple(os.path.basename(path) for path in pair) for pair in renamed], [('c', 'c2'), ('c2', 'c3')]
        )
        self.assertEqual(self.opened(result), [])

    def test_noise_of_the_interpreter_is_left_out(self):
        self.file('mine/__init__.py')
        self.file('mine/part.py', 'x = 1')
        result = self.program("""
            import mine.part, json, csv, email.message, logging, sqlite3
            import tempfile, traceback, linecache, mimetypes
            mimetypes.guess_type('a.txt')
            tempfile.gettempdir()
            try:
                1 / 0
            except ZeroDivisionError:
                traceback.format_exc()
            import subprocess, os
            subprocess.run(['true'], stdin=subprocess.DEVNULL)
            open(os.devnull).close()
            open(os.__file__).close()
        """)
        self.assertEqual(result.err, '')
        self.assertEqual((self.opened(result), self.told(result, 'file.removed', 'path')), ([], []))

    def test_bytecode_caches_are_noise(self):
        self.file('mine.py')
        result = self.program('import mine', env={'PYTHONDONTWRITEBYTECODE': ''})
        self.assertTrue(os.path.isdir(os.path.join(self.directory, '__pycache__')))
        self.assertEqual((self.opened(result), self.told(result, 'file.renamed', 'to')), ([], []))

    def test_source_that_the_user_reads_is_told(self):
        result = self.program('open(__file__).read()')
        self.assertEqual(self.opened(result), [('program.py', 'read')])

    def test_data_below_a_prefix_is_told(self):
        import venv

        venv.create(self.directory, symlinks=True, with_pip=False)
        self.file('data/input.csv')
        result = self.program(
            'open("data/input.csv").close()\nimport sys\nprint(sys.prefix)',
            executable=os.path.join(self.directory, 'bin', 'python'),
        )
        self.assertEqual(result.out.strip(), self.directory)
        self.assertEqual(self.opened(result), [('data/input.csv', 'read')])

    def test_package_data_is_noise_unless_the_user_asks(self):
        package = self.file(
            'lib/site-packages/pack/__init__.py',
            """
            import os
            def read():
                return open(os.path.join(os.path.dirname(__file__), 'data.bin')).read()
            def write(path):
                open(path, 'w').close()
        """,
        )
        data = self.file('lib/site-packages/pack/data.bin')
        result = self.program(
            """
            import sys
            sys.path.append('lib/site-packages')
            import pack
            pack.read()
            pack.write('out.txt')
            open(%r).close()
            pack.write(%r)
        """
            % (data, data)
        )
        self.assertEqual(
            self.opened(result),
            [
                ('out.txt', 'write'),
                ('lib/site-packages/pack/data.bin', 'read'),
                ('lib/site-packages/pack/data.bin', 'write'),
            ],
        )
        self.assertTrue(package)

    def test_temporary_files(self):
        result = self.program(
            """
            import os, tempfile
            tempfile.tempdir = os.getcwd()
            tempfile.TemporaryFile().close()
            tempfile.NamedTemporaryFile(prefix='named-').close()
            os.close(tempfile.mkstemp(prefix='made-')[0])
        """,
            flags=('-W', 'ignore'),
        )
        self.assertEqual(result.err, '')
        names = [path[:5] for path, _ in self.opened(result)]
        self.assertEqual(names, ['named', 'made-'])
        self.assertEqual(
            [os.path.basename(path)[:5] for path in self.told(result, 'file.removed', 'path')], ['named']
        )

    def test_sqlite(self):
        result = self.program("""
            import sqlite3
            sqlite3.connect('a.db').close()
            sqlite3.connect(':memory:').close()
            sqlite3.connect('file:b.db?mode=rwc', uri=True).close()
            sqlite3.connect('file:a.db?mode=ro', uri=True).close()
        """)
        self.assertEqual(self.opened(result), [('a.db', 'update'), ('b.db', 'update'), ('a.db', 'read')])

    def test_odd_names(self):
        result = self.program("""
            import os
            for name in ('with "quotes"', 'new\\nline', 'caf\\u00e9', b'\\xff\\xfe', 'x' * 250, 'tab\\t'):
                open(name, 'w').close()
            class Name(str):
                def startswith(self, *a): raise SystemExit('called')
                endswith = __getitem__ = __eq__ = __hash__ = startswith
            try:
                open('/' + 'd' * 3000, 'w')
            except OSError:
                pass
            open(Name('named'), 'w').close()
        """)
        self.assertEqual((result.err, result.code), ('', 0))
        self.assert_whole(result)
        paths = [os.path.basename(path) for path in self.told(result, 'file.opened', 'path')]
        self.assertEqual(
            paths[:6], ['with "quotes"', 'new\nline', 'café', '\udcff\udcfe', 'x' * 250, 'tab\t']
        )
        self.assertEqual(paths[7], 'named')

    @unittest.skipIf(sys.version_info < (3, 9), 'importlib.resources.files is of 3.9')
    def test_resources_of_the_users_package(self):
        self.file('mine/__init__.py')
        self.file('mine/data.json', '{}')
        result = self.program("""
            import importlib.resources
            importlib.resources.files('mine').joinpath('data.json').read_text()
        """)
        self.assertEqual(self.opened(result), [('mine/data.json', 'read')])
