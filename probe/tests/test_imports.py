# Modules imported and native libraries loaded.

import glob
import os
import shutil
import sys
import unittest
import zipfile

from .harness import CHANNEL, ProbeTest


class Imports(ProbeTest):
    def modules(self, result, run=0):
        return self.told(result, 'module.imported', 'module', run=run)

    def test_top_level_names_once_each_where_they_were_asked_for(self):
        self.file('mine/__init__.py')
        self.file('mine/part.py')
        self.file('other.py')
        path = self.file(
            'program.py', 'import json\nimport mine.part\nfrom mine import part\nimport other, json\n'
        )
        result = self.python(path)
        self.assert_whole(result)
        rows = self.told(result, 'module.imported', 'module', 'at')
        for row in (('json', path + ':1'), ('mine', path + ':2'), ('other', path + ':4')):
            self.assertEqual(rows.count(row), 1, rows)
        self.assertEqual(len({name for name, _ in rows}), len(rows))
        self.assertFalse(
            [name for name, _ in rows if '.' in name or 'sentinel' in name or name == 'sitecustomize']
        )

    def test_what_is_not_there_is_not_told(self):
        result = self.program("""
            for name in ('nope', 'json.nope', 'nope.nope'):
                try:
                    __import__(name)
                except ImportError:
                    pass
        """)
        self.assertNotIn('nope', self.modules(result))

    def test_every_way_to_import(self):
        for name in ('one', 'two', 'three', 'space/inner'):
            self.file(name + '.py')
        with zipfile.ZipFile(os.path.join(self.directory, 'packed.zip'), 'w') as packed:
            packed.writestr('four.py', '')
        result = self.program("""
            import importlib, runpy, sys
            importlib.import_module('one')
            __import__('two')
            exec('import three')
            import space.inner
            sys.path.append('packed.zip')
            import four
            import cmath, time
        """)
        self.assertEqual(result.err, '')
        for name in ('one', 'two', 'three', 'space', 'four', 'cmath'):
            self.assertIn(name, self.modules(result))

    def test_imports_of_a_thread(self):
        for number in range(20):
            self.file('part%d.py' % number)
        result = self.program("""
            import threading
            def bring(number):
                __import__('part%d' % number)
            threads = [threading.Thread(target=bring, args=(number,)) for number in range(20)]
            [thread.start() for thread in threads]
            [thread.join() for thread in threads]
        """)
        self.assertEqual(
            {name for name in self.modules(result) if name.startswith('part')},
            {'part%d' % number for number in range(20)},
        )

    def test_sys_path_is_told_when_it_changed(self):
        self.file('one.py')
        self.file('lib/two.py')
        result = self.program('import one\nimport sys\nsys.path.insert(0, "lib")\nimport two\nimport csv')
        rows = {name: path for name, path in self.told(result, 'module.imported', 'module', 'path')}
        first = next(path for path in rows.values() if path)
        self.assertEqual(first[0], self.directory)
        self.assertEqual(rows['two'][0], 'lib')
        self.assertIsNone(rows['csv'])

    def test_what_came_before_the_probe(self):
        self.file('early.py')
        self.file(
            'custom/sitecustomize.py',
            'import sys\nsys.path[0] = %r\nsys.path.append(%r)\nimport early\n'
            'del sys.modules["sitecustomize"]\nimport sitecustomize' % (CHANNEL, self.directory),
        )
        result = self.python('-c', 'import csv', env={'PYTHONPATH': os.path.join(self.directory, 'custom')})
        self.assertEqual(result.err, '')
        self.assertIn('early', self.modules(result))
        self.assertFalse({'site', 'os', 'sys', 'sitecustomize', 'builtins'} & set(self.modules(result)))

    def test_the_standard_library_for_itself_is_no_news(self):
        result = self.program('1 / 0')
        before = self.python('-c', 'import sys\nprint(*sys.modules)', probe=False).out.split()
        self.assertEqual(set(self.modules(result)) - set(before), set())

    def test_an_extension_module_outside_the_standard_library(self):
        found = glob.glob(os.path.join(os.path.dirname(os.__file__), 'lib-dynload', '_lsprof*.so'))
        if not found:
            self.skipTest('this interpreter has its extension modules built in')
        native = os.path.join(self.directory, os.path.basename(found[0]))
        shutil.copy(found[0], native)
        result = self.program('import _lsprof, math')
        self.assertEqual(self.told(result, 'library.loaded', 'path', 'how'), [(native, 'extension')])
        self.assertIn('_lsprof', self.modules(result))

    @unittest.skipUnless(sys.platform == 'linux', 'names the C library of Linux')
    def test_ctypes(self):
        result = self.program('import ctypes\nctypes.CDLL("libc.so.6")\nctypes.CDLL(None)\n')
        self.assertEqual(
            self.told(result, 'library.loaded', 'path', 'how', 'at'),
            [('libc.so.6', 'ctypes', os.path.join(self.directory, 'program.py') + ':2')],
        )
