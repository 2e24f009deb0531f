# A forked child is a Run of its own, in a file of its own.

import os
import unittest

from .harness import ProbeTest


class Forks(ProbeTest):
    def test_a_child_is_a_run_of_its_own(self):
        result = self.program("""
            import os
            open('before', 'w').close()
            child = os.fork()
            if child == 0:
                open('in-child', 'w').close()
                os._exit(3)
            os.waitpid(child, 0)
            open('after', 'w').close()
            print(os.getpid(), child)
        """)
        parent, child = map(int, result.out.split())
        self.assert_whole(result)
        self.assertEqual([run.started['pid'] for run in result.runs], [parent, child])
        one, two = result.runs
        self.assertEqual((two.started['mode'], two.started['forkedFrom']), ('fork', one.id))
        self.assertEqual((two.started['parentPid'], two.started['script']), (parent, one.started['script']))
        self.assertNotIn('forkedFrom', one.started)
        names = [
            [os.path.basename(path) for path in self.told(result, 'file.opened', 'path', run=run)]
            for run in (0, 1)
        ]
        self.assertEqual(names, [['before', 'after'], ['in-child']])
        self.assertEqual(two.lines[-1]['exitCode'], 3)

    def test_counts_belong_to_the_one_who_counted(self):
        result = self.program("""
            import os
            for _ in range(3):
                open(__file__).close()
            if os.fork() == 0:
                open(__file__).close()
                open(__file__).close()
                os._exit(0)
            os.wait()
        """)
        self.assertEqual(
            [self.told(result, 'event.repeated', 'count', run=run) for run in (0, 1)], [[2, 3], [2]]
        )

    def test_a_storm(self):
        result = self.program("""
            import os
            for level in range(6):
                os.fork()
            open('made-by-%d' % os.getpid(), 'w').close()
            try:
                while True:
                    os.wait()
            except ChildProcessError:
                pass
        """)
        self.assertEqual((result.err, result.code, len(result.runs)), ('', 0, 64))
        self.assert_whole(result)
        self.assertEqual({run.lines[-1]['type'] for run in result.runs}, {'run.ended'})
        known = {run.id for run in result.runs}
        self.assertEqual(sum(run.started.get('forkedFrom') in known for run in result.runs), 63)
        for run in result.runs:
            made = [line['path'] for line in run.lines if line['type'] == 'file.opened']
            self.assertEqual([os.path.basename(path) for path in made], ['made-by-%d' % run.started['pid']])

    def test_from_a_thread_while_others_write(self):
        result = self.program(
            """
            import os, threading
            stop = []
            def busy(name):
                number = 0
                while not stop:
                    number += 1
                    try:
                        open('/nonexistent/%s-%d' % (name, number))
                    except OSError:
                        pass
            def forker():
                for _ in range(10):
                    child = os.fork()
                    if child == 0:
                        open('child', 'w').close()
                        os._exit(0)
                    os.waitpid(child, 0)
            threads = [threading.Thread(target=busy, args=(name,), daemon=True) for name in 'ab']
            [thread.start() for thread in threads]
            worker = threading.Thread(target=forker)
            worker.start()
            worker.join()
            stop.append(1)
            [thread.join() for thread in threads]
        """,
            flags=('-W', 'ignore'),
        )
        self.assertEqual((result.err, result.code), ('', 0))
        self.assert_whole(result)
        self.assertEqual(len(result.runs), 11)
        for run in result.runs[1:]:
            self.assertEqual(
                [line['type'] for line in run.lines if line['type'] != 'module.imported'],
                ['run.started', 'file.opened', 'run.ended'],
            )

    def test_a_daemon(self):
        result = self.program("""
            import os, sys, time
            if os.fork():
                os.wait()
                time.sleep(0.3)
                sys.exit()
            os.setsid()
            if os.fork():
                os._exit(0)
            os.closerange(0, 2048)
            os.open('/dev/null', os.O_RDWR)
            os.dup2(0, 1)
            os.dup2(0, 2)
            open('by-the-daemon', 'w').close()
        """)
        self.assertEqual(result.err, '')
        self.assertEqual(len(result.runs), 3)
        self.assert_whole(result)
        daemon = result.runs[2]
        self.assertIn('run.ended', [line['type'] for line in daemon.lines])
        self.assertEqual(os.stat(os.path.join(self.directory, 'by-the-daemon')).st_size, 0)

    def test_a_child_made_only_to_exec_is_told_when_it_acts(self):
        result = self.program("""
            import subprocess
            subprocess.run(['true'], preexec_fn=lambda: open('prepared', 'w').close())
        """)
        self.assertEqual(len(result.runs), 2)
        self.assertEqual(
            [line['type'] for line in result.runs[1].lines if line['type'] != 'module.imported'],
            ['run.started', 'file.opened'],
        )

    @unittest.skipUnless(hasattr(os, 'forkpty'), 'needs terminals')
    def test_forkpty(self):
        result = self.program(
            """
            import os
            child, terminal = os.forkpty()
            if child == 0:
                os._exit(4)
            os.waitpid(child, 0)
        """,
            flags=('-W', 'ignore'),
        )
        self.assertEqual(self.told(result, 'process.started', 'how'), ['os.forkpty'])
        self.assertEqual(result.runs[1].lines[-1]['exitCode'], 4)
