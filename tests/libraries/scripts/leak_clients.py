# How each client library sends a body; `here` has where to: http, https, tls context, certificate and ports. One file for
# all, so that a leak's place is a line of it. TEXT are those that carry text alone, whatever the encoding.

import asyncio
import http.client
import socket
import subprocess
import urllib.request

TEXT = (
    *('openai', 'anthropic', 'mistralai', 'cohere', 'ollama', 'google_genai', 'litellm', 'langchain', 'bedrock'),
    *('httpx_h2_header', 'curl_argument', 'pymysql'),
)
here = None


def run(act):
    asyncio.run(act())


def by_urllib(body):
    urllib.request.urlopen(here.https, data=body, context=here.trusting).read()


def by_http_client(body):
    connection = http.client.HTTPSConnection('127.0.0.1', here.secure_port, context=here.trusting)
    try:
        connection.request('POST', '/in', body)
        connection.getresponse().read()
    finally:
        connection.close()


def by_ssl(body):
    with here.trusting.wrap_socket(socket.create_connection(('127.0.0.1', here.secure_port))) as connection:
        connection.sendall(body)


def by_socket(body):
    with socket.create_connection(('127.0.0.1', here.plain_port)) as connection:
        for at in range(0, len(body), 7):  # in pieces, so that what is looked for lies on their borders
            connection.sendall(body[at : at + 7])


def by_asyncio_tls(body):
    async def main():
        _, writer = await asyncio.open_connection(
            '127.0.0.1', here.secure_port, ssl=here.trusting, server_hostname='127.0.0.1'
        )
        writer.write(body)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    run(main)


def by_requests(body):
    import requests

    requests.post(here.http, data=body)


def by_requests_tls(body):
    import requests

    requests.post(here.https, data=body, verify=here.certificate)


def by_requests_file(body):
    import requests

    requests.post(here.https, files={'file': ('list.txt', body)}, verify=here.certificate)


def by_urllib3(body):
    import urllib3

    urllib3.PoolManager(ca_certs=here.certificate, assert_hostname=False).request(
        'POST', here.https, body=body, retries=False
    )


def by_httpx(body):
    import httpx

    httpx.post(here.http, content=body)


def by_httpx_tls(body):
    import httpx

    httpx.post(here.https, content=body, verify=here.trusting)


def by_httpx_async(body):
    import httpx

    async def main():
        async with httpx.AsyncClient(verify=here.trusting) as client:
            await client.post(here.https, content=body)

    run(main)


def by_httpx_h2(body):
    import httpx

    with httpx.Client(verify=here.trusting, http2=True, http1=False) as client:
        client.post(here.h2, content=body)


def by_httpx_h2_header(body):
    import httpx

    with httpx.Client(verify=here.trusting, http2=True, http1=False) as client:
        client.get(here.h2, headers={'x-note': body.decode('latin-1').replace('\n', ' ')})


def by_aiohttp(body):
    import aiohttp

    async def main():
        async with aiohttp.ClientSession() as session:
            async with session.post(here.http, data=body) as response:
                await response.read()

    run(main)


def by_aiohttp_tls(body):
    import aiohttp

    async def main():
        async with aiohttp.ClientSession() as session:
            async with session.post(here.https, data=body, ssl=here.trusting) as response:
                await response.read()

    run(main)


def by_aiohttp_websocket(body):
    import aiohttp

    async def main():
        async with aiohttp.ClientSession() as session:
            async with session.ws_connect(here.websocket) as connection:
                await connection.send_bytes(body)
                await connection.receive()

    run(main)


def by_websockets(body):
    import websockets.sync.client

    with websockets.sync.client.connect(here.websocket) as connection:
        connection.send(body)
        connection.recv()


def by_websocket_client(body):
    import websocket

    connection = websocket.create_connection(here.websocket)
    connection.send_binary(body)
    connection.recv()
    connection.close()


def by_smtplib(body):
    import smtplib
    from email.message import EmailMessage

    message = EmailMessage()
    message['From'], message['To'], message['Subject'] = 'a@corp.example', 'b@other.example', 'figures'
    message.set_content('as promised')
    message.add_attachment(body, maintype='application', subtype='octet-stream', filename='figures')
    with smtplib.SMTP('127.0.0.1', here.mail_port) as server:
        server.send_message(message)


def by_ftplib(body):
    import ftplib
    import io

    with ftplib.FTP() as server:
        server.connect('127.0.0.1', here.ftp_port)
        server.login()
        server.storbinary('STOR figures', io.BytesIO(body))


def by_paramiko(body):
    import paramiko

    with paramiko.SSHClient() as client:
        client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
        client.connect('127.0.0.1', here.ssh_port, 'user', 'none', allow_agent=False, look_for_keys=False)
        channel = client.get_transport().open_session()
        channel.exec_command('cat')
        channel.sendall(body)
        channel.shutdown_write()
        channel.recv(1)


def by_grpc(body):
    import grpc

    with grpc.insecure_channel('127.0.0.1:%d' % here.grpc_port) as channel:
        channel.unary_unary('/test.Sink/Take')(body)


def by_boto3(body):
    import boto3

    client = boto3.client(
        's3', endpoint_url=here.http[:-3], region_name='eu-west-1', aws_access_key_id='none', aws_secret_access_key='none'
    )
    client.put_object(Bucket='figures', Key='list', Body=body)


def by_bedrock(body):
    import boto3

    client = boto3.client(
        'bedrock-runtime', endpoint_url=here.http[:-3], region_name='us-east-1', aws_access_key_id='none', aws_secret_access_key='none'
    )
    client.converse(modelId='m', messages=[{'role': 'user', 'content': [{'text': body.decode('latin-1')}]}])


def by_openai(body):
    import openai

    client = openai.OpenAI(base_url=here.http[:-3], api_key='not-needed', max_retries=0)
    client.embeddings.create(model='m', input=body.decode('latin-1'))


def by_anthropic(body):
    import anthropic

    client = anthropic.Anthropic(base_url=here.http[:-3], api_key='not-needed', max_retries=0)
    client.messages.create(model='m', max_tokens=9, messages=[{'role': 'user', 'content': body.decode('latin-1')}])


def by_mistralai(body):
    try:
        from mistralai.client import Mistral
    except ImportError:
        from mistralai import Mistral

    client = Mistral(api_key='not-needed', server_url=here.http[:-3])
    client.chat.complete(model='m', messages=[{'role': 'user', 'content': body.decode('latin-1')}])


def by_cohere(body):
    import cohere

    client = cohere.ClientV2(api_key='not-needed', base_url=here.http[:-3])
    client.chat(model='m', messages=[{'role': 'user', 'content': body.decode('latin-1')}])


def by_ollama(body):
    import ollama

    ollama.Client(host=here.http[:-3]).generate(model='m', prompt=body.decode('latin-1'))


def by_google_genai(body):
    from google import genai

    client = genai.Client(api_key='not-needed', http_options={'base_url': here.http[:-3]})
    client.models.generate_content(model='m', contents=body.decode('latin-1'))


def by_litellm(body):
    import litellm

    litellm.completion(
        model='openai/m', api_base=here.http[:-3], api_key='not-needed', num_retries=0,
        messages=[{'role': 'user', 'content': body.decode('latin-1')}],
    )  # fmt: skip


def by_langchain(body):
    from langchain_openai import ChatOpenAI

    ChatOpenAI(model='m', base_url=here.http[:-3], api_key='not-needed', max_retries=0).invoke(body.decode('latin-1'))


def by_pymysql(body):
    import pymysql

    with pymysql.connect(host='127.0.0.1', port=here.mysql_port, user='app', password='') as connection:
        connection.cursor().execute('INSERT INTO notes VALUES (%s)', (body.decode('latin-1'),))


def by_curl_argument(body):
    subprocess.run(['curl', '-s', '-m', '5', '-d', body.decode('latin-1')[:9000], here.http], capture_output=True)


def by_curl_stdin(body):
    subprocess.run(['curl', '-s', '-m', '5', '--data-binary', '@-', here.http], input=body, capture_output=True)


