# Every way that Python has to start a process, and to become another one.

import os
import sys
import unittest

from .harness import ProbeTest


class Processes(ProbeTest):
    def started(self, result, run=0):
        return self.told(result, 'process.started', 'how', 'executable', 'argv', run=run)

    def test_every_way_to_start_one(self):
        result = self.program("""
            import os, subprocess, sys, pathlib, pty
            subprocess.run(['true', 'a'])
            subprocess.run('true b', shell=True)
            subprocess.run([pathlib.Path('/bin/true'), b'c'])
            subprocess.run(['true', 'd'], close_fds=False)
            subprocess.run(['true', 'e'], preexec_fn=lambda: None)
            subprocess.run('true', executable='/bin/true')
            os.system('true f')
            os.waitpid(os.posix_spawn('/bin/true', ['true', 'g'], os.environ), 0)
            os.spawnv(os.P_WAIT, '/bin/true', ['true', 'h'])
            os.spawnlp(os.P_WAIT, 'true', 'true', 'i')
            os.popen('true j').close()
        """)
        self.assertEqual(result.err, '')
        self.assertEqual(
            self.started(result),
            [
                ('subprocess.Popen', 'true', ['true', 'a']),
                ('subprocess.Popen', '/bin/sh', ['/bin/sh', '-c', 'true b']),
                ('subprocess.Popen', '/bin/true', ['/bin/true', 'c']),
                ('subprocess.Popen', 'true', ['true', 'd']),
                ('subprocess.Popen', 'true', ['true', 'e']),
                ('subprocess.Popen', '/bin/true', ['true']),
                ('os.system', '/bin/sh', ['sh', '-c', 'true f']),
                ('os.posix_spawn', '/bin/true', ['true', 'g']),
                ('os.spawnv', '/bin/true', ['true', 'h']),
                ('os.spawnvp', 'true', ['true', 'i']),
                ('subprocess.Popen', '/bin/sh', ['/bin/sh', '-c', 'true j']),
            ],
        )
        self.assertEqual(len(result.runs), 1, 'a fork that only leads to exec is no Run')
        self.assert_whole(result)

    def test_a_terminal(self):
        result = self.program('import pty\npty.spawn(["true", "x"])')
        self.assertEqual(self.started(result), [('pty.spawn', 'true', ['true', 'x'])])

    def test_secrets_and_code_stay_out(self):
        result = self.program("""
            import subprocess, sys, os
            subprocess.run(['true', '--token', 'sesame', 'DB_PASSWORD=sesame'])
            subprocess.run('PGPASSWORD=sesame true https://u:sesame@h/', shell=True)
            os.system('true --api-key=sesame')
            subprocess.run([sys.executable, '-c', 'pass # sesame', '--password', 'sesame'])
        """)
        self.assertEqual(len(self.started(result)), 4)
        self.assertNotIn('sesame', str([run.lines for run in result.runs]))

    def test_long_and_odd_arguments(self):
        result = self.assert_same(
            """
            import subprocess
            long = ['true'] + ['x' * 400] * 40
            for words in (long, ['true', ''], 'true', b'true', ('true', 'caf\\u00e9'), [], [1], 5, None):
                try:
                    print(subprocess.call(words))
                except Exception as fault:
                    print(type(fault).__name__)
        """,
            code=0,
        )
        self.assert_whole(result)
        self.assertEqual(self.started(result)[0][2][-1], '\u2026 36 more')

    def test_multiprocessing(self):
        for method in ('fork', 'spawn', 'forkserver'):
            with self.subTest(method):
                runs = len(os.listdir(self.inbox))
                result = self.program(
                    """
                    import multiprocessing, sys
                    def work(path):
                        open(path, 'w').close()
                    if __name__ == '__main__':
                        process = multiprocessing.get_context(%r).Process(target=work, args=('made-by-%s',))
                        process.start()
                        process.join()
                        sys.exit(process.exitcode)
                """
                    % (method, method),
                    flags=('-W', 'ignore'),
                )
                self.assertEqual((result.err, result.code), ('', 0))
                new = result.runs[runs:]
                hows = {line['how'] for run in new for line in run.lines if line['type'] == 'process.started'}
                self.assertEqual(
                    hows,
                    {
                        'fork': {'os.fork'},
                        'spawn': {'multiprocessing.util.spawnv_passfds'},
                        'forkserver': {'multiprocessing.util.spawnv_passfds', 'os.fork'},
                    }[method],
                )
                made = [
                    run
                    for run in new
                    for line in run.lines
                    if line['type'] == 'file.opened' and line['path'].endswith('made-by-' + method)
                ]
                self.assertEqual(len(made), 1)
                self.assertEqual(made[0].started['mode'], 'command' if method == 'spawn' else 'fork')
                self.assertEqual(made[0].lines[-1]['type'], 'run.ended')

    def test_a_pool(self):
        result = self.program(
            """
            import concurrent.futures
            def double(number):
                return number * 2
            if __name__ == '__main__':
                with concurrent.futures.ProcessPoolExecutor(3) as pool:
                    print(sum(pool.map(double, range(50))))
        """,
            flags=('-W', 'ignore'),
        )
        self.assertEqual((result.out, result.err), ('2450\n', ''))
        self.assertEqual({run.lines[-1]['type'] for run in result.runs}, {'run.ended'})


class Replaced(ProbeTest):
    def test_exec_is_told_before_it_happens(self):
        result = self.program("""
            import os
            for _ in range(3):
                open(__file__).close()
            os.execv('/bin/echo', ['echo', '--password', 'sesame'])
        """)
        self.assertEqual(result.out, '--password sesame\n')
        last = result.runs[0].lines[-1]
        self.assertEqual(
            (last['type'], last['executable'], last['argv']),
            ('process.replaced', '/bin/echo', ['echo', '--password', '***']),
        )
        self.assertEqual(self.told(result, 'event.repeated', 'count'), [2, 3])
        self.assert_whole(result)

    def test_execvp_tells_only_the_try_that_can_succeed(self):
        result = self.program(
            'import os\nos.execvp("true", ["true"])',
            env={'PATH': '/nonexistent:/usr/sbin:/nowhere:' + os.environ['PATH']},
        )
        self.assertEqual(len(self.lines(result, 'process.replaced')), 1)

    def test_an_exec_that_fails_does_not_end_the_run(self):
        result = self.program("""
            import os
            try:
                os.execv(os.path.join(os.getcwd(), 'none', 'such'), ['x'])
            except OSError:
                print('still here')
        """)
        self.assertEqual(result.out, 'still here\n')
        kinds = [line['type'] for line in result.runs[0].lines if line['type'] != 'module.imported']
        self.assertEqual(kinds, ['run.started', 'run.ended'])

    def test_a_chain_of_pythons(self):
        self.file('three.py', 'print("three")')
        self.file('two.py', 'import os, sys\nos.execv(sys.executable, [sys.executable, "three.py"])')
        result = self.program('import os, sys\nos.execv(sys.executable, [sys.executable, "two.py"])')
        self.assertEqual(result.out, 'three\n')
        self.assertEqual(
            [run.lines[-1]['type'] for run in result.runs],
            ['process.replaced', 'process.replaced', 'run.ended'],
        )
        self.assertEqual(
            len({(run.started['pid'], run.started.get('processStart')) for run in result.runs}), 1
        )

    @unittest.skipUnless(sys.platform == 'linux', 'a shell in between')
    def test_environment_without_the_inbox(self):
        result = self.program('import subprocess, sys\nsubprocess.run([sys.executable, "-c", ""], env={})')
        self.assertEqual(len(result.runs), 1)
