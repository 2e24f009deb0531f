# Libraries watched: caught however they are imported, and to the program the same as ever. Small look-alikes stand for the
# libraries: pyautogui for functions of a module, ollama for methods and coroutines.

import os
import signal
import sys
import unittest
import zipfile

from .harness import CHANNEL, ProbeTest

SCREEN = '''
def click(x: int, y: int = 2, *, button='left') -> str:
    """Press."""
    if button == 'broken':
        raise LookupError('no such button')
    return 'clicked %s' % x

def doubleClick(x):
    return click(x) + click(x)

click.note = 'kept'
'''
MODELS = """
import asyncio

class Client:
    @staticmethod
    def host():
        return 'here'

    def chat(self, model, messages=()):
        return {'prompt_eval_count': 3, 'eval_count': 4}

class AsyncClient:
    async def chat(self, model, messages=()):
        await asyncio.sleep(0.01)
        if model == 'broken':
            raise LookupError(model)
        return {'prompt_eval_count': len(model)}
"""


class Watched(ProbeTest):
    def setUp(self):
        super().setUp()
        self.file('pyautogui.py', SCREEN)
        self.file('ollama/__init__.py', 'from ._client import Client, AsyncClient\n')
        self.file('ollama/_client.py', MODELS)

    def acts(self, result, run=0):
        return self.told(result, 'desktop.automated', 'application', 'action', 'at', run=run)

    def clicks(self, result, run=0):
        return [(action, at.rpartition(':')[2]) for _, action, at in self.acts(result, run)]

    def test_every_way_to_import(self):
        for text in (
            'import pyautogui as p\np.click(1)',
            'from pyautogui import click\nclick(1)',
            'import importlib\nimportlib.import_module("pyautogui").click(1)',
            'p = __import__("pyautogui")\np.click(1)',
            'exec("import pyautogui as p")\np.click(1)',
            'import threading\ndef bring():\n    global p\n    import pyautogui as p\n'
            't = threading.Thread(target=bring)\nt.start()\nt.join()\np.click(1)',
        ):
            with self.subTest(text):
                result = self.program(text)
                self.assertEqual((result.err, result.code), ('', 0))
                last = len(result.runs) - 1
                self.assertEqual(self.clicks(result, last), [('click', str(len(text.split('\n'))))])

    def test_what_is_zipped_or_was_there_before(self):
        os.rename(os.path.join(self.directory, 'pyautogui.py'), os.path.join(self.directory, 'plain.py'))
        with zipfile.ZipFile(os.path.join(self.directory, 'packed.zip'), 'w') as packed:
            packed.writestr('pyautogui.py', SCREEN)
        result = self.program(
            'import sys\nsys.path.insert(0, "packed.zip")\nimport pyautogui as p\nimport csv\np.click(1)'
        )
        self.assertEqual(self.clicks(result), [('click', '5')], result.err)
        self.file('custom/pyautogui.py', SCREEN)
        self.file(
            'custom/sitecustomize.py',
            'import sys, pyautogui\nsys.path[0] = %r\ndel sys.modules["sitecustomize"]\n'
            'import sitecustomize' % CHANNEL,
        )
        self.file('pyautogui.py', SCREEN)
        result = self.program(
            'import csv\nimport pyautogui as p\np.click(1)',
            env={'PYTHONPATH': '%s/custom' % self.directory},
        )
        self.assertEqual(self.clicks(result, 1), [('click', '3')], result.err)

    def test_an_import_that_fails_and_is_tried_again(self):
        self.file('pyautogui.py', 'import os\nif not os.environ.get("READY"):\n    1 / 0\n' + SCREEN)
        result = self.assert_same(
            """
            import os, sys
            for name in ('pyautogui', 'ollama._missing', 'IPython.core.compilerop', 'httpcore._sync.connection_pool'):
                try:
                    __import__(name)
                except Exception as fault:
                    print(type(fault), fault)
            os.environ['READY'] = '1'
            import pyautogui
            print(pyautogui.click(1), pyautogui.__loader__ is pyautogui.__spec__.loader)
            print(type(pyautogui.__spec__), vars(pyautogui.__spec__.loader), len(sys.meta_path))
        """,
            code=0,
        )
        self.assertEqual(self.clicks(result), [('click', '10')])
        self.assert_whole(result)

    def test_the_program_sees_no_difference(self):
        self.file('also.py', 'import sys\nbefore = list(sys.meta_path)\n')
        result = self.assert_same(
            """
            import sys
            path_hooks, meta_path, same = list(sys.path_hooks), list(sys.meta_path), sys.meta_path
            import also, pyautogui, ollama
            print(also.before == meta_path == sys.meta_path, sys.meta_path is same, path_hooks == sys.path_hooks)
            import inspect, pickle
            for one in (pyautogui.click, ollama.Client.chat, ollama.AsyncClient.chat, ollama.Client.host):
                print(one.__name__, one.__qualname__, one.__module__, one.__doc__, type(one), inspect.signature(one))
                print(inspect.iscoroutinefunction(one), pickle.loads(pickle.dumps(one)) is one)
                print(inspect.getsource(one))
            print(pyautogui.click.note, pyautogui.click(3), pyautogui.click(x=4, button='b'))
            print(ollama.Client().chat('m'), ollama.Client.host(), ollama.Client().host())
            try:
                pyautogui.click()
            except TypeError as fault:
                print(fault)
        """,
            code=0,
        )
        self.assert_whole(result)

    @unittest.skipIf(sys.version_info < (3, 11), 'a traceback keeps every frame that handed it on')
    def test_tracebacks(self):
        self.assert_same('import pyautogui\npyautogui.click(1, button="broken")', code=1)
        self.assert_same(
            'import asyncio, ollama\nasyncio.run(ollama.AsyncClient().chat("broken"))',
            code=1,
        )

    def test_acts_inside_of_acts_and_repeats(self):
        result = self.program("""
            import pyautogui
            pyautogui.doubleClick(1)
            for i in range(5):
                pyautogui.click(i)
        """)
        self.assert_whole(result)
        self.assertEqual(self.clicks(result), [('doubleClick', '3'), ('click', '5')])
        click = [line for line in result.runs[0].lines if line.get('action') == 'click'][0]
        counts = [
            line['count'] for line in self.lines(result, 'event.repeated') if line['of'] == click['seq']
        ]
        self.assertEqual(counts, [2, 4, 5])

    def test_coroutines(self):
        result = self.assert_same(
            """
            import asyncio, ollama

            async def ask(model):
                return await ollama.AsyncClient().chat(model)

            async def main():
                print(await asyncio.gather(ask('one'), ask('three'), ask('broken'), return_exceptions=True))
                task = asyncio.ensure_future(ask('cancelled'))
                await asyncio.sleep(0)
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    print('cancelled')
                await asyncio.wait_for(ask('timely'), 5)

            asyncio.run(main())
        """,
            code=0,
        )
        self.assert_whole(result)
        self.assertEqual(
            sorted(self.told(result, 'model.called', 'model', 'inputTokens')),
            [('broken', None), ('cancelled', None), ('one', 3), ('three', 5), ('timely', 6)],
        )
        self.assertEqual({at.rpartition(':')[2] for at in self.told(result, 'model.called', 'at')}, {'5'})

    def test_a_fault_of_ours_is_no_fault_of_the_program(self):
        self.file(
            'ollama/_client.py',
            """
            class Odd:
                def __getattr__(self, name):
                    raise ValueError(name)
                def __bool__(self):
                    raise RuntimeError('odd')
            class Client:
                def chat(self, model, messages=()):
                    return Odd()
            class AsyncClient:
                pass
            """,
        )
        os.makedirs(os.path.join(self.directory, 'site-packages'))
        os.rename(
            os.path.join(self.directory, 'ollama'), os.path.join(self.directory, 'site-packages', 'ollama')
        )
        result = self.assert_same(
            """
            import sys
            sys.path.append('site-packages')
            import ollama
            for i in range(100):
                ollama.Client().chat('m')
            print('done')
        """,
            code=0,
        )
        gaps = self.told(result, 'gap.recorded', 'reason')
        self.assertEqual(set(gaps), {'faults'})

    def test_what_we_look_at_may_be_the_users_own(self):
        result = self.assert_same(
            """
            import ollama

            class Messages(list):
                def __getitem__(self, key):
                    raise LookupError('nobody may look')

            print(ollama.Client().chat('m', messages=Messages([1])))
        """,
            code=0,
        )
        self.assertEqual(self.told(result, 'gap.recorded', 'reason'), ['faults'])

    @unittest.skipUnless(hasattr(signal, 'SIGALRM'), 'needs SIGALRM')
    def test_a_signal_that_comes_while_we_look_is_the_programs(self):
        self.assert_same(
            """
            import ollama, signal

            class Messages(list):
                def __getitem__(self, key):  # the library never looks: this is inside of the probe's own act
                    signal.raise_signal(signal.SIGALRM)
                    return []

            def rang(number, frame):
                raise TimeoutError('the alarm rang')

            signal.signal(signal.SIGALRM, rang)
            try:
                ollama.Client().chat('m', messages=Messages([1]))
                signal.raise_signal(signal.SIGALRM)
            except TimeoutError as fault:
                print(fault)
        """,
            code=0,
        )

    @unittest.skipUnless(hasattr(os, 'fork'), 'needs os.fork')
    def test_a_fork_tells_its_own(self):
        result = self.program("""
            import os, pyautogui
            pyautogui.click(1)
            pyautogui.click(1)
            pyautogui.click(1)
            if os.fork() == 0:
                pyautogui.click(2)
                os._exit(0)
            os.wait()
        """)
        self.assertEqual(len(result.runs), 2)
        for run, clicks in ((0, [('click', '3')]), (1, [('click', '7')])):
            self.assertEqual(self.clicks(result, run), clicks)
            numbers = {line['seq'] for line in result.runs[run].lines}
            self.assertTrue(all(line['of'] in numbers for line in self.lines(result, 'event.repeated', run)))
