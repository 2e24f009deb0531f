# One act of one library, named by the argument, on the stand-in server; `hidden` is what must never be told.

import asyncio
import sys

from _stand import base

SAID = [{'role': 'user', 'content': 'hidden'}]
BODY = b'hidden' * 100


def requests():
    import requests

    requests.post(base + '/orders/4711?key=hidden', data=BODY, headers={'X': 'hidden'})


def urllib3():
    import urllib3

    urllib3.PoolManager().request('POST', base + '/orders/4711?key=hidden', body=BODY)


def urllib():
    import urllib.request

    urllib.request.urlopen(base + '/orders/4711?key=hidden', BODY).read()


def httpx():
    import httpx

    httpx.post(base + '/orders/4711?key=hidden', content=BODY)


def httpx_async():
    import httpx

    async def go():
        async with httpx.AsyncClient() as client:
            await client.post(base + '/orders/4711?key=hidden', content=BODY)

    asyncio.run(go())


def httpx_http2():
    import httpx
    from _http2 import place

    with httpx.Client(http1=False, http2=True) as client:
        answer = client.post(place() + '/orders/4711?key=hidden', content=BODY)
        assert answer.http_version == 'HTTP/2', answer.http_version


def aiohttp():
    import aiohttp

    async def go():
        async with aiohttp.ClientSession() as session:
            async with session.post(base + '/orders/4711?key=hidden', data=BODY) as answer:
                await answer.read()

    asyncio.run(go())


def websockets():
    from websockets.asyncio.client import connect
    from websockets.asyncio.server import serve

    async def echo(connection):
        async for message in connection:
            await connection.send(message)

    async def go():
        async with serve(echo, '127.0.0.1', 0) as server:
            port = server.sockets[0].getsockname()[1]
            async with connect('ws://127.0.0.1:%d/orders/4711?key=hidden' % port) as connection:
                await connection.send(BODY)
                await connection.recv()

    asyncio.run(go())


def openai():
    import openai

    openai.OpenAI(base_url=base + '/v1', api_key='hidden').chat.completions.create(model='m', messages=SAID)


def openai_async():
    import openai

    client = openai.AsyncOpenAI(base_url=base + '/v1', api_key='hidden')
    asyncio.run(client.chat.completions.create(model='m', messages=SAID))


def anthropic():
    import anthropic

    anthropic.Anthropic(base_url=base, api_key='hidden').messages.create(model='m', max_tokens=9, messages=SAID)


def google_genai():
    from google import genai

    client = genai.Client(api_key='hidden', http_options={'base_url': base})
    client.models.generate_content(model='m', contents='hidden')


def google_generativeai():
    import google.generativeai as genai

    genai.configure(api_key='hidden', transport='rest', client_options={'api_endpoint': base})
    genai.GenerativeModel('models/m').generate_content('hidden')


def mistralai():
    try:
        from mistralai import Mistral
    except ImportError:  # from version 2 on
        from mistralai.client import Mistral
    Mistral(api_key='hidden', server_url=base).chat.complete(model='m', messages=SAID)


def cohere():
    import cohere

    cohere.ClientV2(api_key='hidden', base_url=base).chat(model='m', messages=SAID)


def ollama():
    import ollama

    ollama.Client(host=base).chat('m', messages=SAID)


def bedrock():
    client('bedrock-runtime').converse(
        modelId='m', messages=[{'role': 'user', 'content': [{'text': 'hidden'}]}]
    )


def client(service):
    import boto3

    return boto3.client(
        service,
        endpoint_url=base,
        region_name='us-east-1',
        aws_access_key_id='hidden',
        aws_secret_access_key='hidden',
    )


def s3():
    client('s3').put_object(Bucket='pay', Key='2026/pay.csv', Body=BODY)


def azure():
    from azure.storage.blob import BlobServiceClient

    service = BlobServiceClient(base + '/account', credential='aGlkZGVu')
    service.get_blob_client('pay', '2026/pay.csv').upload_blob(BODY, overwrite=True)


def google_storage():
    from google.auth.credentials import AnonymousCredentials
    from google.cloud import storage

    options = {'api_endpoint': base}
    store = storage.Client(project='p', credentials=AnonymousCredentials(), client_options=options)
    storage.Blob('2026/pay.csv', store.bucket('pay')).upload_from_string(BODY)


def smtplib():
    import smtplib

    from _mail import message, port

    with smtplib.SMTP('127.0.0.1', port) as server:
        server.send_message(message())


def aiosmtplib():
    import aiosmtplib
    from _mail import message, port

    asyncio.run(aiosmtplib.send(message(), hostname='127.0.0.1', port=port, start_tls=False))


def litellm():
    import litellm

    litellm.completion('openai/m', messages=SAID, api_base=base + '/v1', api_key='hidden')


def langchain():
    from langchain_openai import ChatOpenAI

    ChatOpenAI(model='m', base_url=base + '/v1', api_key='hidden').invoke('hidden')


def ipython():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    shell.run_cell('hidden = 1\nopen("made", "w").close()', store_history=True)


globals()[sys.argv[1]]()
