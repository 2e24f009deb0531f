# A server of this process that speaks HTTP/2 without TLS and answers each request with 200.

import socket
import threading

import h2.config
import h2.connection
import h2.events


def serve(listening):
    client, _ = listening.accept()
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    client.sendall(connection.data_to_send())
    while True:
        data = client.recv(65536)
        if not data:
            return
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.StreamEnded):
                connection.send_headers(event.stream_id, [(':status', '200'), ('content-length', '2')])
                connection.send_data(event.stream_id, b'ok', end_stream=True)
        client.sendall(connection.data_to_send())


def place():
    listening = socket.create_server(('127.0.0.1', 0))
    threading.Thread(target=serve, args=(listening,), daemon=True).start()
    return 'http://127.0.0.1:%d' % listening.getsockname()[1]
