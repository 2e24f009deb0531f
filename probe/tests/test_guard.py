# What a policy does in a program: an act is stopped before it happens, warned of once, or only told; and a policy
# that is broken, half written or missing stops nothing.

import hashlib
import json
import os
import random

from .harness import ProbeTest, load

ALWAYS = ['c', True]


def rule(number, mode, fail='open'):
    return ['rule-%d' % number, mode, fail, 'A rule', 'of a reason', 'the team']


def compiled(acts, rules, **tables):
    """The file that packages/policy/src/compile.ts would write."""
    body = dict({'policy': 'tried', 'digest': '0' * 64, 'rules': rules, 'acts': acts}, **tables)
    text = json.dumps(body).encode()
    return b'sentinel-policy 1 %d %s\n' % (len(text), hashlib.sha256(text).hexdigest().encode()) + text


def single(act, mode, expression=ALWAYS, **tables):
    return compiled({act: [[0, expression]]}, [rule(0, mode)], **tables)


class GuardTest(ProbeTest):
    def force(self, content):
        """Put a policy in force for all Runs of the inbox."""
        os.makedirs(os.path.join(self.directory, 'policy'), exist_ok=True)
        with open(os.path.join(self.directory, 'policy', 'compiled'), 'wb') as file:
            file.write(content)

    def applied(self, result, run=0):
        return self.told(result, 'policy.applied', 'verdict', 'act', 'subject', run=run)


class Verdicts(GuardTest):
    CONNECT = """
        import socket
        server = socket.socket()
        server.bind(('127.0.0.1', 0))
        server.listen()
        server.settimeout(0.3)
        for _ in range(2):
            try:
                socket.create_connection(('127.0.0.1', server.getsockname()[1])).sendall(b'payload')
                print('sent', server.accept()[0].recv(10))
            except PermissionError as denied:
                print(type(denied).__module__, type(denied).__name__, denied.errno, denied)
        try:
            server.accept()
        except OSError:
            print('nobody came')
    """

    def test_a_denied_connection_never_leaves_and_says_why_in_one_sentence(self):
        self.force(single('host.connected', 'deny', ['prefix', ['f', 'destination.host'], ['c', '127.']]))
        result = self.program(self.CONNECT)
        sentence = (
            'sentinel PolicyDenied 13 Sentinel stopped: a rule (127.0.0.1), because of a reason; '
            'ask the team and quote %s (rule rule-0).' % result.runs[0].id[-8:]
        )
        self.assertEqual(result.out.splitlines(), [sentence, sentence, 'nobody came'])
        self.assertEqual(self.applied(result), [('deny', 'host.connected', '127.0.0.1')])
        self.assertEqual(self.told(result, 'policy.applied', 'at'), [self.directory + '/program.py:9'])
        self.assertEqual(self.told(result, 'host.connected', 'address'), [])
        self.assert_whole(result)

    def test_a_warning_is_printed_once_and_nothing_is_stopped(self):
        self.force(single('host.connected', 'warn'))
        result = self.program(self.CONNECT)
        self.assertEqual(result.out.splitlines(), ["sent b'payload'"] * 2 + ['nobody came'])
        self.assertEqual(result.err.count('Sentinel warns: a rule'), 1)
        self.assertEqual(self.applied(result), [('warn', 'host.connected', '127.0.0.1')])

    def test_a_rule_that_observes_is_told_and_nothing_else(self):
        self.force(single('host.connected', 'observe'))
        result = self.program(self.CONNECT)
        self.assertEqual((result.err, result.out.count('sent')), ('', 2))
        self.assertEqual(self.applied(result), [('allow', 'host.connected', '127.0.0.1')])

    def test_the_policy_that_is_tried_on_a_run_cannot_weaken_the_one_in_force(self):
        self.force(single('host.connected', 'deny'))
        tried = os.path.join(self.directory, 'tried')
        with open(tried, 'wb') as file:
            file.write(single('host.connected', 'observe'))
        result = self.program(self.CONNECT, env={'SENTINEL_POLICY': tried})
        self.assertIn('PolicyDenied', result.out)


class Acts(GuardTest):
    def test_names_are_stopped_before_they_are_looked_up(self):
        kinds = {'example.invalid': 'paste'}
        test = ['==', ['f', 'destination.kind'], ['c', 'paste']]
        self.force(single('host.resolved', 'deny', test, kinds=kinds, internal=[]))
        result = self.program("""
            import socket, urllib.request
            for host in ('localhost', 'Bin.Example.Invalid'):
                try:
                    socket.getaddrinfo(host, 80)
                    print(host)
                except PermissionError as denied:
                    print('stopped')
            try:
                urllib.request.urlopen('http://example.invalid/')
            except OSError as wrapped:
                print('Sentinel stopped' in str(wrapped))
        """)
        self.assertEqual(result.out.split(), ['localhost', 'stopped', 'True'])

    def test_files_by_path_and_access_and_never_what_the_interpreter_reads_for_itself(self):
        secret = self.file('secret.key', 'x')
        test = ['&', ['suffix', ['f', 'file.path'], ['c', '.key']], ['==', ['f', 'file.access'], ['c', 'read']]]
        library = ['has', ['f', 'file.path'], ['c', 'python']]
        self.force(
            compiled({'file.opened': [[0, test], [1, library]]}, [rule(0, 'deny'), rule(1, 'deny')])
        )
        result = self.program(
            """
            import json, sqlite3, os, sys
            path = sys.argv[1]
            for act in (lambda: open(path), lambda: os.open(path, os.O_RDONLY), lambda: open(path, 'a').close()):
                try:
                    act()
                    print('done')
                except PermissionError:
                    print('stopped')
            """,
            secret,
        )
        self.assertEqual(result.out.split(), ['stopped', 'stopped', 'done'], result.err)
        self.assertEqual(self.applied(result), [('deny', 'file.opened', secret)])

    def test_modules_before_they_run(self):
        self.file('forbidden.py', "print('it ran')")
        self.force(single('module.imported', 'deny', ['==', ['f', 'module.name'], ['c', 'forbidden']]))
        result = self.program("""
            try:
                import forbidden
            except PermissionError:
                print('stopped')
            import json.tool
            print(sorted(name for name in __import__('sys').modules if name == 'forbidden'))
        """)
        self.assertEqual(result.out.split('\n')[:2], ['stopped', '[]'], result.err)

    def test_programs_however_they_are_started(self):
        test = ['any', ['f', 'process.argv'], ['c', ['--leak', 'leak me']]]
        shell = ['has', ['f', 'process.executable'], ['c', '/bin/sh']]
        self.force(compiled({'process.started': [[0, ['|', test, shell]]]}, [rule(0, 'deny')]))
        result = self.program("""
            import os, subprocess
            def tried(act):
                try:
                    act()
                    print('started')
                except PermissionError:
                    print('stopped')
            tried(lambda: subprocess.run(['true', '--leak']))
            tried(lambda: subprocess.run(['true', '--fine']))
            tried(lambda: os.system('true'))
            tried(lambda: os.posix_spawn('/bin/true', ['true', '--leak'], {}))
            tried(lambda: os.execv('/bin/true', ['true', '--leak']))
        """)
        self.assertEqual(result.out.split(), ['stopped', 'started', 'stopped', 'stopped', 'stopped'], result.err)


class Accidents(GuardTest):
    FINE = "print(open(__file__).read()[:5])"

    def test_broken_files_stop_nothing_and_are_no_faults(self):
        whole = single('file.opened', 'deny')
        deep = ALWAYS
        for _ in range(300):
            deep = ['!', deep]
        wrong = [
            b'',
            whole[: len(whole) // 2],
            whole.replace(b'deny', b'dena'),
            whole + b' ',
            b'\xff' * 400,
            single('file.opened', 'deny', deep),
            single('file.opened', 'deny', ['no-such', 1]),
            single('file.opened', 'nonsense'),
            compiled({'file.opened': [[7, ALWAYS]]}, [rule(0, 'deny')]),
            compiled({'file.opened': 5}, []),
        ]
        for content in wrong:
            self.force(content)
            result = self.program(self.FINE)
            self.assertEqual((result.out, result.err, result.code), ('print\n', '', 0), content[:80])
            self.assert_whole(result)
            self.inbox = self.inbox + 'x'
            os.mkdir(self.inbox)

    def test_a_fault_of_the_guard_neither_stops_the_act_nor_hides_it(self):
        path = self.file('note.txt')
        wrong = rule(0, 'deny')
        wrong[3] = 5  # no title to put into the sentence
        self.force(compiled({'file.opened': [[0, ['suffix', ['f', 'file.path'], ['c', '.txt']]]]}, [wrong]))
        result = self.program("open('note.txt').close()\nprint('opened')")
        self.assertEqual((result.out, result.err), ('opened\n', ''))
        self.assertEqual(self.told(result, 'file.opened', 'path'), [path])
        self.assertEqual(self.told(result, 'gap.recorded', 'reason'), ['faults'])

    def test_a_fact_that_is_not_known_counts_as_the_rule_says(self):
        unknown = ['==', ['f', 'account.name'], ['c', 'somebody']]
        for fail, out in (('open', 'print'), ('closed', 'stopped')):
            self.force(compiled({'file.opened': [[0, unknown]]}, [rule(0, 'deny', fail)]))
            result = self.program("""
                try:
                    open(__file__).close()
                    print('print')
                except PermissionError:
                    print('stopped')
            """)
            self.assertEqual(result.out.strip(), out)

    def test_a_new_policy_is_taken_up_by_a_process_that_goes_on(self):
        self.force(single('file.opened', 'observe', ['suffix', ['f', 'file.path'], ['c', '.key']]))
        self.file('a.key')
        stricter = self.file('stricter')
        with open(stricter, 'wb') as file:
            file.write(single('file.opened', 'deny', ['suffix', ['f', 'file.path'], ['c', '.key']]))
        result = self.program("""
            import os, time
            open('a.key').close()
            for content in (b'half', open('stricter', 'rb').read()):
                with open('policy/new', 'wb') as file:
                    file.write(content)
                os.replace('policy/new', 'policy/compiled')
                time.sleep(2.2)
                try:
                    open('a.key').close()
                    print('opened')
                except PermissionError:
                    print('stopped')
        """)
        self.assertEqual(result.out.split(), ['opened', 'stopped'], result.err)

    def test_without_a_policy_nothing_of_the_guard_is_loaded(self):
        result = self.program("""
            import sys
            open(__file__).close()
            print(sorted(name for name in sys.modules if name in ('sentinel_probe.policy', 'sentinel_probe.guard')))
        """)
        self.assertEqual(result.out, '[]\n')


class Language(GuardTest):
    def test_the_file_is_read_without_the_json_package(self):
        policy = load('policy')
        content = single('file.opened', 'deny', ['glob', ['f', 'file.path'], ['c', '/é*"\\\n']])
        read = policy.parse(content, lambda bytes: hashlib.sha256(bytes).hexdigest())
        self.assertEqual(read.decide('file.opened', {'file.path': '/é and "\\\n'}), (3, 0, False))
        self.assertIsNone(read.decide('file.opened', {'file.path': '/e'}))
        self.assertIsNone(read.decide('file.removed', {}))

    def test_a_file_that_is_whole_and_means_nothing_never_raises_and_never_denies(self):
        policy = load('policy')
        test = ['&', ['suffix', ['f', 'file.path'], ['c', '.key']], ['in', ['f', 'file.access'], ['c', ['read']]]]
        body = json.loads(
            compiled(
                {'file.opened': [[0, test], [1, ['!', ['f', 'script.known']]]]},
                [rule(0, 'warn'), rule(1, 'observe', 'closed')],
                kinds={'x.example': 'paste'},
                internal=['10.*'],
                accounts={'0': ['root', ['wheel']]},
                support={'3.8': 'end-of-life'},
                wait=100,
            ).partition(b'\n')[2]
        )
        chance = random.Random(7)
        odd = [None, True, -1, 2**70, 1.5, '', 'f', '&', [], {}, [['f']], ['f', 'file.path'], {'f': 1}]

        def changed(value):
            if chance.random() < 0.08:
                return chance.choice(odd)
            if isinstance(value, list):
                return [changed(item) for item in value]
            if isinstance(value, dict):
                return {key: changed(item) for key, item in value.items()}
            return value

        read = 0
        for _ in range(2000):
            text = json.dumps(changed(body)).encode()
            digest = hashlib.sha256(text).hexdigest()
            loaded = policy.parse(b'sentinel-policy 1 %d %s\n' % (len(text), digest.encode()) + text, lambda _: digest)
            if loaded is None:
                continue
            read += 1
            for facts in ({'file.path': '/a.key', 'file.access': 'read'}, {'file.path': 7}, {}):
                try:
                    found = loaded.decide('file.opened', dict(facts, **{'destination.host': 'x.example'}))
                except Exception as fault:  # the hook counts it, and the act goes on
                    self.assertNotIsInstance(fault, OSError)
                    continue
                self.assertTrue(found is None or found[0] < 3, found)
        self.assertGreater(read, 100)
