# Exceptions that belong to the program pass through the hook; the probe's own never do.

import signal
import sys

from .harness import ProbeTest, load

foreign = load('safety').foreign


class Signals(ProbeTest):
    def test_a_timeout_is_never_swallowed(self):
        result = self.program("""
            import signal, sys
            class Timeout(Exception):
                pass
            def alarm(number, frame):
                open('/dev/zero').close()
                raise Timeout if rounds % 2 else ValueError
            signal.signal(signal.SIGALRM, alarm)
            caught = 0
            for rounds in range(300):
                try:
                    signal.setitimer(signal.ITIMER_REAL, 0.0005)
                    number = 0
                    while True:
                        number += 1
                        try:
                            open('/nonexistent/%d-%d' % (rounds, number))
                        except OSError:
                            pass
                except (Timeout, ValueError):
                    caught += 1
            print(caught)
        """)
        self.assertEqual((result.out, result.err, result.code), ('300\n', '', 0))
        self.assertEqual([line['reason'] for line in self.lines(result, 'gap.recorded')], [])

    def test_an_exception_set_from_another_thread(self):
        result = self.program("""
            import ctypes, threading, time
            class Stop(Exception):
                pass
            def forever():
                number = 0
                try:
                    while True:
                        number += 1
                        try:
                            open('/nonexistent/%d' % number)
                        except OSError:
                            pass
                except Stop:
                    stopped.append(1)
            stopped = []
            for _ in range(30):
                thread = threading.Thread(target=forever)
                thread.start()
                time.sleep(0.002)
                raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
                raise_in(ctypes.c_ulong(thread.ident), ctypes.py_object(Stop))
                thread.join(5)
            print(len(stopped))
        """)
        self.assertEqual((result.out, result.err, result.code), ('30\n', '', 0))

    def test_deep_recursion(self):
        result = self.assert_same(
            """
            import sys
            def dive(depth):
                try:
                    open('/nonexistent')
                except OSError:
                    pass
                return dive(depth + 1)
            for _ in range(20):
                try:
                    dive(0)
                except RecursionError:
                    print('bottom')
        """,
            code=0,
        )
        self.assertEqual(result.out, 'bottom\n' * 20)


class Standing(ProbeTest):
    def break_handlers(self, rest):
        return self.program(
            """
            import gc, sys
            recorder = [thing for thing in gc.get_objects() if type(thing).__name__ == 'Recorder'][0]
            open('before', 'w').close()
            real, recorder.recent = recorder.recent, None
            for number in range(%s):
                open('lost-%%d' %% number, 'w').close()
            recorder.recent = real
            open('after', 'w').close()
        """
            % rest
        )

    def test_faults_of_its_own_are_silent_and_told(self):
        result = self.break_handlers(5)
        self.assertEqual((result.out, result.err, result.code), ('', '', 0))
        self.assertEqual(self.told(result, 'gap.recorded', 'reason', 'count'), [('faults', 5)])
        self.assertIn('after', str(self.told(result, 'file.opened', 'path')))

    def test_it_stands_down_after_many(self):
        result = self.break_handlers(100)
        self.assertEqual((result.out, result.err, result.code), ('', '', 0))
        gaps = self.told(result, 'gap.recorded', 'reason', 'count')
        self.assertIn(('stood-down', 32), gaps)
        self.assertNotIn('after', str(self.told(result, 'file.opened', 'path')))
        self.assertEqual(result.runs[0].lines[-1]['type'], 'run.ended')


class Beginnings(ProbeTest):
    def test_threads_that_act_first_at_the_same_moment(self):
        result = self.program("""
            import _thread, sys, time
            sys.setswitchinterval(1e-6)
            def act(number):
                while not go:
                    pass
                open('file-%d' % number, 'w').close()
                done.append(number)
            go, done = [], []
            for number in range(8):
                _thread.start_new_thread(act, (number,))
            time.sleep(0.05)
            go.append(1)
            while len(done) < 8:
                time.sleep(0.01)
        """)
        self.assertEqual((result.out, result.err, result.code), ('', '', 0))
        self.assert_whole(result)
        self.assertEqual(len(self.lines(result, 'file.opened')), 8)


class Ownership(ProbeTest):
    def raised(self, act):
        try:
            act()
        except BaseException as fault:
            return fault

    def test_whose_exception_it_is(self):
        self.assertTrue(foreign(KeyboardInterrupt()))
        self.assertTrue(foreign(SystemExit()))
        self.assertTrue(foreign(type('Mine', (Exception,), {})()))
        self.assertTrue(foreign(self.raised(lambda: 1 / 0)), 'a frame of the program')
        self.assertFalse(foreign(ZeroDivisionError()))
        self.assertFalse(foreign(OSError()))
        self.assertEqual(foreign(RecursionError()), sys.version_info < (3, 10))
        self.assertTrue(signal.SIGALRM)
