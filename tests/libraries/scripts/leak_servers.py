# The other ends: each keeps what came of a body in `arrived`. They start where a client first needs them.

import base64
import hashlib
import socket
import ssl
import threading


class Arrived(list):
    """What came; and the server of gRPC, which ends with its object, and the port for files of FTP."""

    server = data_port = None


arrived = Arrived()
REPLY = b'{"id":"1","object":"list","data":[],"choices":[],"model":"m","created":1}'


def listen(answer):
    """A server on a free port; `answer(connection)` runs in a thread of its own."""
    server = socket.socket()
    server.bind(('127.0.0.1', 0))
    server.listen(64)

    def guarded(connection):
        try:
            connection.settimeout(5)
            answer(connection)
        except Exception:  # a client that was stopped leaves in the middle
            pass
        connection.close()

    def accept():
        while True:
            threading.Thread(target=guarded, args=(server.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return server.getsockname()[1]


def web(connection, context=None):
    if context is not None:
        connection = context.wrap_socket(connection, server_side=True)
        connection.settimeout(5)
    seen = b''
    try:
        while True:
            part = connection.recv(1 << 16)
            if not part:
                break
            seen += part
            head, end, body = seen.partition(b'\r\n\r\n')
            if b'expect: 100-continue' in head.lower() and end and not body:
                connection.sendall(b'HTTP/1.1 100 Continue\r\n\r\n')
            length = [line[15:] for line in head.lower().split(b'\r\n') if line[:15] == b'content-length:']
            if end and seen[:1].isalpha() and (len(body) >= int(length[0]) if length else body.endswith(b'0\r\n\r\n')):
                connection.sendall(
                    b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n'
                    b'Content-Length: %d\r\n\r\n%s' % (len(REPLY), REPLY)
                )
                break
    finally:
        is_request = seen[:5] in (b'POST ', b'PUT /')
        arrived.append(seen.partition(b'\r\n\r\n')[2] if is_request else seen)
        connection.close()


def http2(certificate):
    """Bodies, and the header `x-note`."""
    import h2.config
    import h2.connection
    import h2.events

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.set_alpn_protocols(['h2'])

    def answer(connection):
        connection = context.wrap_socket(connection, server_side=True)
        connection.settimeout(5)
        state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        state.initiate_connection()
        connection.sendall(state.data_to_send())
        while True:
            data = connection.recv(1 << 16)
            if not data:
                return
            for event in state.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    arrived.extend(value for name, value in event.headers if name == b'x-note')
                if isinstance(event, h2.events.DataReceived):
                    arrived.append(event.data)
                    state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                if isinstance(event, h2.events.StreamEnded):
                    state.send_headers(event.stream_id, [(':status', '200')], end_stream=True)
            connection.sendall(state.data_to_send())

    return listen(answer)


def websocket():
    """Messages of RFC 6455, and one back."""

    def exactly(connection, count):
        data = b''
        while len(data) < count:
            part = connection.recv(count - len(data))
            if not part:
                raise EOFError
            data += part
        return data

    def answer(connection):
        head = b''
        while not head.endswith(b'\r\n\r\n'):
            head += exactly(connection, 1)
        key = [line.partition(b':')[2].strip() for line in head.split(b'\r\n') if line.lower().startswith(b'sec-websocket-key')]
        accept = base64.b64encode(hashlib.sha1(key[0] + b'258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest())
        connection.sendall(
            b'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n' % accept
        )
        while True:
            kind, size = exactly(connection, 2)
            size &= 127
            if size > 125:
                size = int.from_bytes(exactly(connection, 2 if size == 126 else 8), 'big')
            mask, data = exactly(connection, 4), exactly(connection, size)
            if kind & 15 in (0, 1, 2):
                arrived.append(bytes(one ^ mask[at % 4] for at, one in enumerate(data)))
                connection.sendall(b'\x81\x02ok')
            if kind & 15 == 8:
                connection.sendall(b'\x88\x00')
                return

    return listen(answer)


def lines(greeting, answers):
    """A protocol of lines: `answers(line, connection)` gives what is said, None ends."""

    def answer(connection):
        connection.sendall(greeting)
        with connection.makefile('rb') as stream:
            for line in stream:
                said = answers(line, stream)
                if said is None:
                    return
                connection.sendall(said)

    return listen(answer)


def mail():
    def answers(line, stream):
        verb = line[:4].upper()
        if verb == b'DATA':
            return b'354 go on\r\n'
        if verb in (b'EHLO', b'HELO', b'MAIL', b'RCPT', b'RSET', b'NOOP'):
            return b'250 ok\r\n'
        if verb == b'QUIT':
            return b'221 bye\r\n'
        message = line
        while not message.endswith(b'\r\n.\r\n'):
            message += next(stream)
        arrived.append(message)
        return b'250 ok\r\n'

    return lines(b'220 here\r\n', answers)


def ftp():
    def take(connection):
        data = b''
        while True:
            part = connection.recv(1 << 16)
            if not part:
                break
            data += part
        arrived.append(data)

    def answers(line, stream):
        verb = line[:4].upper().strip()
        if verb == b'PASV':
            return b'227 Entering Passive Mode (127,0,0,1,%d,%d)\r\n' % divmod(arrived.data_port, 256)
        if verb == b'EPSV':
            return b'229 Extended Passive Mode (|||%d|)\r\n' % arrived.data_port
        said = {b'USER': b'230 in\r\n', b'TYPE': b'200 ok\r\n', b'STOR': b'150 go on\r\n226 done\r\n', b'QUIT': b'221 bye\r\n'}
        return said.get(verb, b'200 ok\r\n')

    arrived.data_port = listen(take)
    return lines(b'220 here\r\n', answers)


def ssh():
    import paramiko

    key = paramiko.ECDSAKey.generate()

    class Server(paramiko.ServerInterface):
        def check_auth_password(self, username, password):
            return paramiko.AUTH_SUCCESSFUL

        def check_channel_request(self, kind, chanid):
            return paramiko.OPEN_SUCCEEDED

        def check_channel_exec_request(self, channel, command):
            return True

    def answer(connection):
        transport = paramiko.Transport(connection)
        transport.add_server_key(key)
        transport.start_server(server=Server())
        channel = transport.accept(5)
        while channel is not None:
            data = channel.recv(1 << 16)
            if not data:
                break
            arrived.append(data)
        transport.close()

    return listen(answer)


def grpc():
    import concurrent.futures

    import grpc

    class Take(grpc.GenericRpcHandler):
        def service(self, details):
            return grpc.unary_unary_rpc_method_handler(lambda request, context: arrived.append(request) or b'ok')

    server = grpc.server(concurrent.futures.ThreadPoolExecutor(2))
    server.add_generic_rpc_handlers((Take(),))
    port = server.add_insecure_port('127.0.0.1:0')
    server.start()
    arrived.server = server
    return port


def mysql():
    """As much of the protocol as a statement needs (MySQL 8.0, client/server protocol)."""

    def packet(number, payload):
        return len(payload).to_bytes(3, 'little') + bytes((number,)) + payload

    def answer(connection):
        greeting = b'\x0a8.0.0\0\1\0\0\0' + b'a' * 8 + b'\0\xff\xf7\x2d\2\0\x08\x00\x15' + b'\0' * 10 + b'b' * 12 + b'\0mysql_native_password\0'
        connection.sendall(packet(0, greeting))
        stream, number = connection.makefile('rb'), 0
        while True:
            head = stream.read(4)
            if len(head) < 4:
                return
            payload, number = stream.read(int.from_bytes(head[:3], 'little')), head[3]
            if payload[:1] == b'\x03' and b'INSERT' in payload:
                arrived.append(payload)
            connection.sendall(packet(number + 1, b'\0\0\0\2\0\0\0'))

    return listen(answer)
