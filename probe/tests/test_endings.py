# How Runs end, and that nothing written is lost when they end badly.

import os
import signal
import subprocess
import sys
import time

from .harness import ProbeTest, read_inbox


class Endings(ProbeTest):
    def end(self, text, **options):
        result = self.program(text, **options)
        self.assert_whole(result)
        self.assertEqual(result.runs[-1].lines[-1]['type'], 'run.ended')
        return result, result.runs[-1].lines[-1]

    def test_a_plain_end(self):
        result, last = self.end('sum(range(3_000_000))')
        self.assertEqual(result.code, 0)
        self.assertNotIn('exitCode', last)
        self.assertNotIn('exception', last)
        self.assertGreater(last['cpuUserMs'], 0)
        self.assertGreater(last['peakMemoryBytes'], 1 << 20)

    def test_sys_exit_is_no_exception(self):
        result, last = self.end('import sys\nsys.exit(7)')
        self.assertEqual((result.code, last.get('exception')), (7, None))

    def test_an_unhandled_exception_by_its_type_alone(self):
        result, last = self.end('class Odd(ValueError): pass\nraise Odd("sesame")')
        self.assertEqual((result.code, last['exception']), (1, '__main__.Odd'))
        self.assertNotIn('sesame', str(result.runs))
        self.assertEqual(self.end('{}["x"]')[1].get('exception'), 'KeyError')

    def test_a_syntax_error(self):
        result, last = self.end('def')
        self.assertEqual((result.code, last['exception']), (1, 'SyntaxError'))

    def test_exit_without_cleaning_up(self):
        for text in (
            'import os\nos._exit(5)',
            'from os import _exit\n_exit(5)',
            'import posix\nposix._exit(5)',
        ):
            result = self.program(text)
            self.assertEqual((result.code, result.runs[-1].lines[-1]['exitCode']), (5, 5))

    def test_the_wrapped_exit_refuses_what_the_real_one_refuses(self):
        self.assert_same("""
            import os
            for arguments in ((), ('x',), (1, 2), (2 ** 80,), (None,)):
                try:
                    os._exit(*arguments)
                except Exception as fault:
                    print(type(fault).__name__, fault)
            print(os._exit.__name__, os._exit.__module__)
            os._exit(True)
        """)

    def test_exit_from_a_thread(self):
        result = self.program("""
            import os, threading, time
            threading.Thread(target=lambda: os._exit(9)).start()
            time.sleep(5)
        """)
        self.assertEqual((result.code, result.runs[0].lines[-1]['exitCode']), (9, 9))

    def test_what_exit_handlers_do_is_told_before_the_end(self):
        result, _ = self.end(
            """
            import atexit, tempfile
            atexit.register(lambda: open('at-exit', 'w').close())
            kept = tempfile.TemporaryDirectory()
            open(kept.name + '/x', 'w').close()
        """,
            flags=('-W', 'ignore'),
        )
        self.assertIn(
            'at-exit', [os.path.basename(path) for path in self.told(result, 'file.opened', 'path')]
        )
        self.assertEqual(len(self.lines(result, 'file.removed')), 1)

    def test_killed_runs_lose_nothing(self):
        path = self.file(
            'program.py',
            """
            import os, sys
            for number in range(1000):
                try:
                    open('/nonexistent/%d' % number)
                except OSError:
                    pass
            print('ready', flush=True)
            sys.stdin.read()
        """,
        )
        for sign in (signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV):
            process = subprocess.Popen(
                [sys.executable, path],
                env=self.environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=self.directory,
            )
            process.stdout.readline()
            process.send_signal(sign)
            process.communicate()
            self.assertEqual(process.returncode, -sign)
            run = read_inbox(self.inbox)[-1]
            self.assertEqual([line['seq'] for line in run.lines], list(range(len(run.lines))))
            self.assertEqual(sum(line['type'] == 'file.opened' for line in run.lines), 1000)
            self.assertEqual(run.fragments, 0)

    def test_an_interrupt(self):
        path = self.file('program.py', 'print("ready", flush=True)\nimport time\ntime.sleep(30)')
        process = subprocess.Popen(
            [sys.executable, path],
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.directory,
        )
        process.stdout.readline()
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
        self.assertEqual(process.returncode, -signal.SIGINT)
        self.assertIn(b'KeyboardInterrupt', err)
        self.assertEqual(read_inbox(self.inbox)[0].lines[-1]['exception'], 'KeyboardInterrupt')

    def test_shutting_down_with_threads_and_generators(self):
        result = self.assert_same(
            """
            import threading, os, sys, weakref
            def forever(number):
                while True:
                    try:
                        open('/nonexistent/%d' % number)
                    except OSError:
                        number += 10
            for number in range(4):
                threading.Thread(target=forever, args=(number,), daemon=True).start()
            def closing():
                try:
                    yield
                finally:
                    open('generator', 'w').close()
            held = closing()
            next(held)
            class Late:
                def __del__(self, open=open, remove=os.remove):
                    open('late', 'w').close()
                    remove('late')
            late = Late()
            late.itself = late
            sys.late = Late()
            print('end of main')
        """,
            code=0,
        )
        kinds = [line['type'] for line in result.runs[0].lines]
        self.assertIn('run.ended', kinds)
        self.assertEqual(result.runs[0].fragments, 0)
