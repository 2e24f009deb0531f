# Sends secrets and personal data through the clients that are installed, to servers in this process that stand for hosts
# elsewhere, in plain and through TLS; prints one JSON row for each cell: what it was, and whether it arrived.
#     leaks.py CERTIFICATE CLIENTS ENCODINGS      (names between commas; `CERTIFICATE` holds the key, too)
# PAYLOADS in the environment is JSON: {name: text}.

import base64
import gzip
import io
import json
import os
import ssl
import sys
import threading
import types
import urllib.parse
import zipfile
import zlib

import leak_clients
import leak_servers

certificate, clients, encodings = sys.argv[1], sys.argv[2].split(','), sys.argv[3].split(',')
PAYLOADS = json.loads(os.environ.pop('PAYLOADS'))


def zipped(text):
    made = io.BytesIO()
    with zipfile.ZipFile(made, 'w', zipfile.ZIP_DEFLATED) as file:
        file.writestr('xl/styles.xml', '<styleSheet/>' * 40)
        file.writestr('xl/sharedStrings.xml', '<sst><si><t>' + text.replace('\n', '</t></si><si><t>') + '</t></si></sst>')
    return made.getvalue()


ENCODINGS = {
    'plain': lambda text: text.encode(),
    'base64': lambda text: base64.b64encode(b'it is ' + text.encode() + b' there'),
    'url': lambda text: b'a=' + urllib.parse.quote(text, safe='').encode(),
    'json': lambda text: json.dumps({'text': text}).encode(),
    'hex': lambda text: text.encode().hex().encode(),
    'gzip': lambda text: gzip.compress(text.encode()),
    'deflate': lambda text: zlib.compress(text.encode()),
    'zip': zipped,
    'base64gzip': lambda text: base64.b64encode(gzip.compress(text.encode())),
}
PACKED = ('gzip', 'deflate', 'zip')
SERVERS = {
    'httpx_h2': 'http2',
    'httpx_h2_header': 'http2',
    'websockets': 'websocket',
    'websocket_client': 'websocket',
    'aiohttp_websocket': 'websocket',
    'smtplib': 'mail',
    'ftplib': 'ftp',
    'paramiko': 'ssh',
    'grpc': 'grpc',
    'pymysql': 'mysql',
}


def places():
    """Where the clients send to."""
    trusting = ssl.create_default_context(cafile=certificate)
    trusting.check_hostname = False
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate)
    plain, secure = leak_servers.listen(leak_servers.web), leak_servers.listen(lambda one: leak_servers.web(one, own))
    here = types.SimpleNamespace(trusting=trusting, certificate=certificate, plain_port=plain, secure_port=secure)
    here.http, here.https = 'http://127.0.0.1:%d/in' % plain, 'https://127.0.0.1:%d/in' % secure
    ports = [plain, secure]
    for name in sorted({SERVERS[client] for client in clients if client in SERVERS}):
        start = getattr(leak_servers, name)
        port = start(certificate) if name == 'http2' else start()
        setattr(here, name + '_port', port)
        ports += [port, leak_servers.arrived.data_port or port]
    here.h2 = 'https://127.0.0.1:%d/in' % getattr(here, 'http2_port', 0)
    here.websocket = 'ws://127.0.0.1:%d/in' % getattr(here, 'websocket_port', 0)
    return here, ports


def stand_for(host, ports):
    names = ['127.0.0.1'] + ['127.0.0.1:%d' % port for port in ports]
    os.environ['SENTINEL_STANDS_FOR'] = ','.join('%s=%s' % (name, host) for name in names)


def send(client, body):
    """What was said of the refusal, '' where there was none."""
    said = ''
    try:
        getattr(leak_clients, 'by_' + client)(body)
    except Exception as fault:
        while fault is not None:
            said += str(fault)
            fault = fault.__cause__ or fault.__context__
    return said


def main():
    leak_clients.here, ports = places()
    number = 0
    for client in clients:
        for encoding in encodings:
            if client in leak_clients.TEXT and encoding in PACKED:
                continue
            for payload, text in PAYLOADS.items():
                host = 'cell-%d.example' % number
                stand_for(host, ports)
                leak_servers.arrived.clear()
                said = send(client, ENCODINGS[encoding](text))
                for _ in range(20 if said else 300):
                    if leak_servers.arrived:
                        break
                    threading.Event().wait(0.01)
                row = {'client': client, 'encoding': encoding, 'payload': payload, 'host': host, 'said': said[:400]}
                print(json.dumps(dict(row, bytes=sum(map(len, leak_servers.arrived)))), flush=True)
                number += 1


main()
