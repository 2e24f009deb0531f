# Takes what is sent through TLS and answers: the other end of the bench. Prints its port.
#     sink.py CERTIFICATE

import socket
import ssl
import sys
import threading

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1])
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen()
print(server.getsockname()[1], flush=True)


def take(connection):
    connection = context.wrap_socket(connection, server_side=True)
    buffer, stream = bytearray(1 << 18), connection.makefile('rb')
    while True:
        length, line = 0, stream.readline()
        if not line:
            return
        while line not in (b'\r\n', b''):
            if line.lower().startswith(b'content-length:'):
                length = int(line[15:])
            line = stream.readline()
        while length > 0:
            length -= stream.readinto(memoryview(buffer)[: min(length, len(buffer))])
        connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')


while True:
    threading.Thread(target=take, args=(server.accept()[0],), daemon=True).start()
