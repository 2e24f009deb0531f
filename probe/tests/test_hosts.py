# Hosts asked for, connections made, addresses listened on.

import os

from .harness import ProbeTest


class Hosts(ProbeTest):
    def test_a_connection_carries_the_name_that_was_asked_for(self):
        result = self.program("""
            import socket
            server = socket.socket()
            server.bind(('127.0.0.1', 0))
            server.listen(4)
            port = server.getsockname()[1]
            socket.create_connection(('localhost', port)).close()
            socket.create_connection(('127.0.0.1', port)).close()
            socket.socket().connect_ex(('127.0.0.1', 1))
            print(port)
        """)
        port = int(result.out)
        self.assert_whole(result)
        self.assertEqual(self.told(result, 'host.resolved', 'host'), ['localhost'])
        connected = self.told(result, 'host.connected', 'host', 'address', 'port')
        self.assertIn(('localhost', '127.0.0.1', port), connected)
        self.assertIn((None, '127.0.0.1', port), connected)
        self.assertIn((None, '127.0.0.1', 1), connected)
        self.assertEqual(
            self.told(result, 'socket.bound', 'address', 'port', 'at'),
            [('127.0.0.1', port, self.directory + '/program.py:4')],
        )

    def test_asyncio_looks_up_in_another_thread(self):
        result = self.program(
            """
            import asyncio
            async def main():
                server = await asyncio.start_server(lambda reader, writer: writer.close(), '127.0.0.1', 0)
                port = server.sockets[0].getsockname()[1]
                reader, writer = await asyncio.open_connection('localhost', port)
                writer.close()
                server.close()
                print(port)
            asyncio.get_event_loop_policy().new_event_loop().run_until_complete(main())
        """,
            flags=('-W', 'ignore'),
        )
        self.assertEqual(result.err, '')
        port = int(result.out)
        self.assertIn(
            ('localhost', '127.0.0.1', port), self.told(result, 'host.connected', 'host', 'address', 'port')
        )
        self.assertEqual(self.told(result, 'socket.bound', 'port'), [port])

    def test_other_families(self):
        name = 'hidden-%d' % os.getpid()  # one name space for the whole machine, and several suites at a time
        text = """
            import socket
            server = socket.socket(socket.AF_UNIX)
            server.bind('s.sock')
            server.listen(1)
            socket.socket(socket.AF_UNIX).connect('s.sock')
            hidden = socket.socket(socket.AF_UNIX)
            hidden.bind(b'\\0NAME')
            udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            udp.sendto(b'x', ('127.0.0.1', 9))
            udp.sendmsg([b'x'], [], 0, ('127.0.0.1', 10))
            try:
                six = socket.socket(socket.AF_INET6)
                six.connect(('::1', 1))
            except OSError:
                pass
            pair = socket.socketpair()
            pair[0].send(b'x')
        """
        result = self.program(text.replace('NAME', name))
        self.assertEqual(result.err, '')
        self.assert_whole(result)
        self.assertEqual(
            self.told(result, 'socket.bound', 'address', 'port'), [('s.sock', None), ('@' + name, None)]
        )
        connected = self.told(result, 'host.connected', 'address', 'port')
        self.assertEqual(connected[:3], [('s.sock', None), ('127.0.0.1', 9), ('127.0.0.1', 10)])
        self.assertIn(connected[3:], ([], [('::1', 1)]))

    def test_a_clients_own_port_is_no_news(self):
        result = self.program("""
            import socket
            server = socket.socket(); server.bind(('127.0.0.1', 0)); server.listen(1)
            client = socket.socket(); client.bind(('127.0.0.1', 0))
            client.connect(server.getsockname())
            open('x', 'w').close()
            print(server.getsockname()[1])
        """)
        self.assertEqual(self.told(result, 'socket.bound', 'port'), [int(result.out)])

    def test_odd_addresses(self):
        result = self.assert_same(
            """
            import socket
            me = '127.0.0.1'
            for address in (None, 1, (), (me,), (me, 'x'), (me, 70000), (me.encode(), 0), '/nope'):
                for act in ('connect', 'bind'):
                    with socket.socket() as sock:
                        try:
                            getattr(sock, act)(address)
                        except BaseException as fault:
                            print(act, address, type(fault), fault)
            for host in (None, b'localhost', 'localhost', 'x' * 300, 'caf\\u00e9.invalid', '\\0'):
                try:
                    print(len(socket.getaddrinfo(host, 80)) > 0)
                except BaseException as fault:
                    print(type(fault))
        """,
            code=0,
        )
        self.assert_whole(result)
