# A program must not be able to tell that the probe is there: same output, same errors, same exit code.

import os
import re
import subprocess
import sys
import unittest

from .harness import CHANNEL, ProbeTest


class Transparency(ProbeTest):
    def test_what_a_program_sees_of_its_interpreter(self):
        self.assert_same(
            """
            import sys, os
            print(sys.argv, sys.path[0] == os.path.dirname(__file__), sys.flags, sys.warnoptions)
            print([entry for entry in sys.path if 'sentinel' in entry])
            print(len(sys.meta_path), len(sys.path_hooks))
            print([entry for entry in sys.path_importer_cache if 'sentinel' in entry])
            print('sitecustomize' in sys.modules, sys.gettrace(), sys.getprofile(), __builtins__.__import__)
            try:
                import sitecustomize
            except ImportError as fault:
                print(fault)
            import threading
            print(threading.active_count(), sys.exc_info())
        """,
            '--x',
            flags=('-W', 'error'),
            code=0,
        )

    def test_interpreter_options(self):
        for flags in (
            ('-O',),
            ('-OO',),
            ('-B',),
            ('-b', '-b'),
            ('-W', 'error'),
            ('-X', 'dev'),
            ('-v',),
            ('-q',),
            ('-s',),
            ('-u',),
        ):
            with self.subTest(flags):
                result = self.python(
                    *flags, self.file('x.py', 'import os, json\nopen(b"y", "w").close()\nprint(1)')
                )
                self.assertEqual((result.out, result.code), ('1\n', 0))
                if flags != ('-v',):
                    self.assertEqual(result.err, '')
                    self.assert_whole(result)

    def test_isolated_interpreters_have_no_probe(self):
        for flag in ('-I', '-E', '-S'):
            self.assertEqual(self.python(flag, '-c', 'print(1)')[:3], ('1\n', '', 0))
            self.assertEqual(os.listdir(self.inbox), [])

    def test_switched_off(self):
        for env in ({'SENTINEL_OFF': '1'}, {'SENTINEL_INBOX': ''}):
            result = self.python(
                '-c', 'import sys\nprint([name for name in sys.modules if "observers" in name])', env=env
            )
            self.assertEqual(result, ('[]\n', '', 0, []))

    def test_import_times_name_the_same_modules(self):
        path = self.file('x.py', 'import json')
        seen = []
        for probe in (False, True):
            result = self.python('-X', 'importtime', path, probe=probe)
            self.assertEqual(result.code, 0)
            seen.append(sorted(re.findall(r'\| +(\S+)\n', result.err)))
        self.assertEqual(set(seen[1]) - set(seen[0]), set())
        self.assertEqual(
            [
                name
                for name in seen[0]
                if name not in seen[1] and name not in ('atexit', '_sha256', '_sha2', 'itertools')
            ],
            [],
        )

    def test_a_sitecustomize_that_ours_shadows_still_runs(self):
        self.file(
            'custom/sitecustomize.py', 'import sys\nprint("custom", __name__, __file__[-16:])\nsys.custom = 1'
        )
        result = self.python(
            '-c',
            'import sys, sitecustomize\nprint(sys.custom, sitecustomize.__file__[-16:])',
            env={'PYTHONPATH': CHANNEL + os.pathsep + os.path.join(self.directory, 'custom')},
        )
        self.assertEqual(result[:3], ('custom sitecustomize sitecustomize.py\n1 sitecustomize.py\n', '', 0))
        self.assert_whole(result)

    def test_a_shadowed_sitecustomize_that_fails_fails_as_before(self):
        for text in ('1 / 0', 'import nothing_like_this', 'raise ImportError("x")', 'raise SystemExit(3)'):
            custom = self.file('custom/sitecustomize.py', text)
            bare = self.python('-c', 'print(1)', probe=False, env={'PYTHONPATH': os.path.dirname(custom)})
            probed = self.python(
                '-c', 'print(1)', env={'PYTHONPATH': CHANNEL + os.pathsep + os.path.dirname(custom)}
            )
            self.assertEqual((probed.out, probed.code), (bare.out, bare.code))
            strip = re.compile(r'  File .*\n(    .*\n)*')
            self.assertEqual(strip.sub('', probed.err), strip.sub('', bare.err))

    def test_sends_of_what_is_gone_through_once_and_of_files_without_a_descriptor(self):
        self.assert_same(
            """
            import io, socket
            if not hasattr(socket.socket, 'sendfile') or not hasattr(socket, 'socketpair'):
                raise SystemExit
            one, other = socket.socketpair()
            def pieces():
                yield b'first '
                yield b'second'
            for given in (pieces(), iter([b'a', b'b']), (b'c',), [b'd'], {b'e'}):
                print(one.sendmsg(given), other.recv(100))
            def failing():
                yield b'lost'
                raise LookupError('of the program')
            for given in (failing(), 5, None, [5]):
                try:
                    one.sendmsg(given)
                except Exception as fault:
                    print(type(fault), fault)
            print(one.sendfile(io.BytesIO(b'x' * 1000)), len(other.recv(2000)))
        """
        )

    def test_programs_that_replace_what_the_probe_uses(self):
        result = self.assert_same(
            """
            import builtins, io, os, posix, sys, time, _thread
            def broken(*args, **kwargs):
                raise RuntimeError('touched')
            opened, real = open, {}
            for module in (os, posix):
                for name in ('write', 'fstat', 'stat', 'open', 'read', 'close', 'dup2', 'getcwd', 'getpid',
                             'lseek', 'get_blocking', 'urandom', 'times', 'access'):
                    real[module, name] = getattr(module, name)
                    setattr(module, name, broken)
            time.time_ns = time.monotonic_ns = _thread.get_ident = broken
            builtins.type, builtins.len, builtins.exec, builtins.isinstance = broken, broken, broken, broken
            builtins.__import__ = broken
            sys.meta_path.insert(0, broken)
            opened('mine', 'w').close()
            try:
                posix.remove('nothing')
            except OSError as fault:
                print(fault.errno)
            import_back = sys.meta_path.pop(0)
        """,
            code=0,
        )
        self.assertIn('mine', [os.path.basename(path) for path in self.told(result, 'file.opened', 'path')])

    def test_a_hook_of_the_programs_own_hears_nothing_of_ours(self):
        self.assert_same(
            """
            import os, re, sys, socket, subprocess
            heard = []
            def hear(event, args):
                heard.append((event, re.sub(' 0x[0-9a-f]+', '', str(args[:2]))))
            sys.addaudithook(hear)
            open('x', 'w').close()
            open('x').close()
            exec('y = 1')
            socket.socket().close()
            os.remove('x')
            import colorsys
            subprocess.Popen(['true']).wait()
            for event in list(heard):
                print(event)
        """,
            code=0,
        )

    def test_a_hook_of_the_programs_own_that_refuses_everything(self):
        self.assert_same("""
            import sys
            def refuse(event, args):
                if event in ('open', 'import', 'exec', 'compile', 'marshal.loads', 'sys._getframe'):
                    raise PermissionError(event)
            sys.addaudithook(refuse)
            for act in (lambda: open('x'), lambda: exec('1'), lambda: __import__('colorsys'), sys._getframe):
                try:
                    print(act())
                except PermissionError as fault:
                    print(fault)
        """)

    def test_an_earlier_hook_that_refuses_ours(self):
        custom = self.file(
            'custom/early.py',
            """
            import sys
            def refuse(event, args):
                if event == 'sys.addaudithook':
                    raise RuntimeError
            sys.addaudithook(refuse)
        """,
        )
        site = self.file(
            'custom/sitecustomize.py',
            'import early\nimport sys\nsys.path[0] = %r\n'
            'del sys.modules["sitecustomize"]\nimport sitecustomize' % CHANNEL,
        )
        result = self.python('-c', 'print(1)', env={'PYTHONPATH': os.path.dirname(site)})
        self.assertEqual(result[:3], ('1\n', '', 0))
        self.assertEqual(self.told(result, 'gap.recorded', 'reason'), ['hook-refused'])
        self.assertEqual(result.runs[0].lines[-1]['type'], 'run.ended')
        self.assertTrue(custom)

    def test_signals_and_standard_streams(self):
        result = self.assert_same(
            """
            import signal, sys, os
            for number in range(1, 32):
                try:
                    print(number, signal.getsignal(number))
                except ValueError:
                    pass
            print(sys.stdin.read(), sys.stdout.isatty(), os.get_inheritable(1))
            os.kill(os.getpid(), signal.SIGTERM)
        """,
            input='typed',
            code=-15,
        )
        self.assertNotIn('run.ended', [line['type'] for line in result.runs[0].lines])

    def test_closed_standard_streams(self):
        code = (
            'import os\nos.write(9, str([os.path.exists("/proc/self/fd/%d" % n) for n in range(9)]).encode())'
        )
        outs = []
        for probe in (False, True):
            path = os.path.join(self.directory, 'out')
            subprocess.run(
                ['/bin/sh', '-c', 'exec "$@" 9>%s 0<&- 1>&- 2>&-' % path, 'sh', sys.executable, '-c', code],
                env=self.environment(probe),
                check=True,
            )
            with open(path) as file:
                outs.append(file.read())
        self.assertEqual(outs[0], outs[1])

    def test_threads_and_asyncio(self):
        result = self.assert_same(
            """
            import asyncio, concurrent.futures, queue, threading
            def work(number):
                with open('file-%d' % number, 'w') as file:
                    file.write('x')
                return number
            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                print(sum(pool.map(work, range(200))))
            async def main():
                loop = asyncio.get_running_loop()
                works = (loop.run_in_executor(None, work, n) for n in range(200, 300))
                return sum(await asyncio.gather(*works))
            print(asyncio.run(main()))
        """,
            code=0,
        )
        self.assert_whole(result)
        self.assertEqual(len(self.lines(result, 'file.opened')), 300)

    def test_tools_that_trace(self):
        self.assert_same(
            """
            import sys
            calls = []
            def trace(frame, event, arg):
                calls.append((frame.f_code.co_filename.rpartition('/')[2], event, frame.f_lineno))
                return trace
            def act():
                try:
                    open('/nonexistent')
                except OSError:
                    pass
            sys.settrace(trace); sys.setprofile(trace)
            act()
            sys.setprofile(None); sys.settrace(None)
            print(calls)
        """,
            code=0,
        )

    @unittest.skipUnless(hasattr(sys, 'monitoring'), 'sys.monitoring is of 3.12')
    def test_tools_that_monitor(self):
        self.assert_same(
            """
            import sys
            seen = []
            monitor = sys.monitoring
            monitor.use_tool_id(1, 'mine')
            watch = monitor.register_callback
            watch(1, monitor.events.PY_START, lambda code, offset: seen.append(code.co_name))
            watch(1, monitor.events.RAISE, lambda code, offset, fault: seen.append(str(fault)))
            monitor.set_events(1, monitor.events.PY_START | monitor.events.RAISE)
            open('x', 'w').close()
            monitor.set_events(1, 0)
            print(seen)
        """,
            code=0,
        )

    def test_starting_twice_is_starting_once(self):
        result = self.program(
            """
            import sys
            sys.path.insert(0, %r)
            try:
                import sitecustomize
            except ImportError:
                pass
            open('x', 'w')
        """
            % CHANNEL
        )
        self.assertEqual(len(result.runs), 1)
        self.assertEqual(len(self.lines(result, 'file.opened')), 1)
