# A program's start as an act of the policy: stopped before its first line, warned of, or held until the agent has said
# what it knows of the script, and no longer.

import hashlib
import os
import subprocess
import sys
import time

from .harness import load
from .test_guard import ALWAYS, GuardTest, compiled, rule, single

START = 'run.started'
PROGRAM = "print('it ran')"
WORST = ['==', ['f', 'script.worst'], ['c', 'critical']]


class Beginnings(GuardTest):
    def say(self, path, answer):
        """The agent's answer about a script."""
        with open(path, 'rb') as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        folder = os.path.join(self.directory, 'policy', 'scripts')
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, digest), 'wb') as file:
            file.write(answer)

    def test_a_denied_program_does_not_run_however_it_is_started(self):
        self.force(single(START, 'deny'))
        path = self.file('program.py', PROGRAM)
        for words, subject in (
            ((path,), path),
            (('-m', 'program'), self.directory + '/program.py'),
            (('-c', PROGRAM), 'command'),
            (('-',), 'stdin'),
        ):
            result = self.python(*words, input=PROGRAM)
            self.assertEqual((result.out, result.code), ('', 1), words)
            said = 'Sentinel stopped: a rule (%s), because of a reason; ask the team and quote ' % subject
            self.assertEqual((result.err[: len(said)], result.err.count('\n')), (said, 1))
            self.assertIn(('deny', START, subject), self.applied(result, run=-1))
            self.assert_whole(result)

    def test_a_warning_comes_first_and_the_program_runs(self):
        self.force(single(START, 'warn'))
        result = self.program(PROGRAM)
        self.assertEqual((result.out, result.code), ('it ran\n', 0))
        self.assertEqual(result.err.count('Sentinel warns: a rule'), 1)

    def test_what_a_process_knows_of_itself(self):
        place = ['==', ['f', 'script.provenance'], ['c', 'temporary']]
        cared_for = ['==', ['f', 'interpreter.support'], ['c', 'supported']]
        support = {'%d.%d' % sys.version_info[:2]: 'supported'}
        self.force(compiled({START: [[0, ['&', place, cared_for]]]}, [rule(0, 'deny')], support=support))
        self.assertEqual(self.program(PROGRAM).code, 1)
        self.force(compiled({START: [[0, cared_for]]}, [rule(0, 'deny')], support={}))
        self.assertEqual(self.program(PROGRAM).code, 0)

    def test_what_the_agent_knows_is_asked_and_waited_for_no_longer_than_the_rule_says(self):
        path = self.file('program.py', PROGRAM)
        for fail, wait, answer, code in (
            ('open', 30_000, b'critical new\n', 1),
            ('open', 30_000, b'high known\n', 0),
            ('open', 300, None, 0),
            ('closed', 300, None, 1),
            ('open', 300, b'critical', 0),
            ('closed', 300, b'worst of all\n', 1),
        ):
            self.force(compiled({START: [[0, WORST]]}, [rule(0, 'deny', fail)], wait=wait))
            self.say(path, answer or b'')
            began = time.monotonic()
            result = self.python(path)
            self.assertEqual(result.code, code, (fail, answer, result.err))
            self.assertLess(time.monotonic() - began, 20)

    def test_the_answer_may_come_while_the_program_waits(self):
        path = self.file('program.py', PROGRAM)
        self.force(compiled({START: [[0, WORST]]}, [rule(0, 'deny')], wait=30_000))
        process = subprocess.Popen(
            [sys.executable, path],
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            universal_newlines=True,
        )
        while process.poll() is None and not os.listdir(self.inbox):
            time.sleep(0.02)
        self.say(path, b'critical new\n')
        out, err = process.communicate(timeout=30)
        self.assertEqual((out, process.returncode), ('', 1), err)

    def test_only_the_program_itself_is_judged_and_once(self):
        self.force(single(START, 'observe'))
        self.file('other.py', "print('other')")
        result = self.program("""
            import runpy, os
            runpy.run_path('other.py')
            if not os.fork():
                os._exit(0)
            os.wait()
        """)
        self.assertEqual([self.applied(result, run) for run in (0, 1)], [[('allow', START, result.runs[0].started['script']['path'])], []])

    def test_a_broken_answer_or_policy_stops_nothing_and_prints_nothing(self):
        for content in (b'', b'half', single(START, 'deny')[:-9], compiled({START: 7}, []), single(START, 'deny', ['?', 1])):
            self.force(content)
            result = self.program(PROGRAM)
            self.assertEqual((result.out, result.err, result.code), ('it ran\n', '', 0), content[:60])


class Provenance(GuardTest):
    def test_is_told_as_the_agent_tells_it(self):
        provenance = load('beginning').provenance
        for path, word in (
            ('', ''),
            ('/home/ana/Downloads/tool.py', 'download'),
            ('C:\\Users\\ana\\Downloads\\tool.py', 'download'),
            ('/home/ana/report.py', 'home'),
            ('C:\\Users\\ana\\report.py', 'home'),
            ('/tmp/x.py', 'temporary'),
            ('/private/var/tmp/x.py', 'temporary'),
            ('C:\\Users\\ana\\AppData\\Local\\Temp\\x.py', 'temporary'),
            ('/mnt/team/x.py', 'share'),
            ('\\\\server\\share\\x.py', 'share'),
            ('/usr/lib/x.py', 'system'),
            ('C:\\Program Files\\x.py', 'system'),
            ('/srv/etl/x.py', 'other'),
            ('/homes/x.py', 'other'),
        ):
            self.assertEqual(provenance(path), word, path)
