# What a Run did in its user's words: requests, models, mail, storage, desktop, clipboard, cells. Local servers, and small
# look-alikes where the library itself is not needed (real ones: tests/libraries).

import json

from .harness import ProbeTest, load

SERVER = r"""
import http.server, json, threading

class Stand(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def answer(self):
        self.rfile.read(int(self.headers.get('Content-Length') or 0))
        while self.headers.get('Transfer-Encoding') and self.rfile.read(int(self.rfile.readline(), 16) + 2) != b'\r\n':
            pass
        body = json.dumps({'usage': {'prompt_tokens': 7}}).encode()
        if self.path.startswith('/moved'):
            self.send_response(302)
            self.send_header('Location', '/there/4711')
            body = b''
        else:
            self.send_response(404 if 'missing' in self.path else 200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)
    do_GET = do_POST = do_PUT = do_HEAD = answer
    def log_message(self, *rest):
        pass

server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Stand)
port = server.server_address[1]
threading.Thread(target=server.serve_forever, daemon=True).start()
"""


class Meaning(ProbeTest):
    def setUp(self):
        super().setUp()
        self.file('stand.py', SERVER)

    def at(self, line):
        return '%s/program.py:%d' % (self.directory, line)

    def assert_silent(self, result, *secrets):
        """Not in any line, however it was written."""
        told = json.dumps(
            [line for run in result.runs for line in run.lines if line['type'] != 'run.started']
        )
        for secret in secrets:
            self.assertNotIn(secret, told)


class Requests(Meaning):
    MEMBERS = ('method', 'scheme', 'host', 'path', 'status', 'bytesSent', 'bytesReceived', 'library')

    def test_one_event_for_one_request_by_the_library_that_was_called(self):
        result = self.program("""
            import stand, http.client, urllib.request
            base = 'http://127.0.0.1:%d' % stand.port
            connection = http.client.HTTPConnection('127.0.0.1', stand.port)
            connection.request('POST', '/api/users/12345?token=hunter2', body=b'x' * 1000)
            connection.getresponse().read()
            connection.request('POST', '/chunks', body=iter([b'y' * 10, b'z' * 20]))
            connection.getresponse().read()
            urllib.request.urlopen(base + '/plain#part').read()
            urllib.request.urlopen(urllib.request.Request(base + '/head', method='HEAD'))
        """)
        self.assertEqual(result.err, '')
        self.assert_whole(result)
        rows = self.told(result, 'http.requested', *self.MEMBERS)
        place = ('http', '127.0.0.1')
        self.assertEqual(
            rows,
            [
                ('POST', *place, '/api/users/{}', 200, 1000, 31, 'http.client'),
                ('POST', *place, '/chunks', 200, 46, 31, 'http.client'),  # with the sizes of the chunks
                ('GET', *place, '/plain', 200, None, 31, 'urllib.request'),
                ('HEAD', *place, '/head', 200, None, 0, 'urllib.request'),
            ],
        )
        self.assertEqual(self.told(result, 'http.requested', 'at'), [self.at(line) for line in (5, 7, 9, 10)])
        self.assert_silent(result, 'hunter2', '12345', 'part')

    def test_redirects_and_failures(self):
        result = self.assert_same(
            """
            import stand, urllib.request, urllib.error
            base = 'http://127.0.0.1:%d' % stand.port
            print(urllib.request.urlopen(base + '/moved').status)
            for url in (base + '/missing', 'http://127.0.0.1:1/closed', 'http://nowhere.invalid/'):
                try:
                    urllib.request.urlopen(url, b'data')
                except (urllib.error.URLError, OSError) as fault:
                    print(type(fault).__name__)
        """,
            code=0,
        )
        self.assert_whole(result)
        self.assertEqual(
            self.told(result, 'http.requested', 'method', 'path', 'status'),
            [
                ('GET', '/moved', 302),
                ('GET', '/there/{}', 200),
                ('POST', '/missing', 404),
                ('POST', '/closed', None),
                ('POST', '/', None),
            ],
        )

    def test_repeats_are_summed(self):
        result = self.program("""
            import stand, http.client
            connection = http.client.HTTPConnection('127.0.0.1', stand.port)
            for number in range(5):
                connection.request('PUT', '/rows/%d' % number, body=b'x' * 100)
                connection.getresponse().read()
        """)
        (told,) = self.lines(result, 'http.requested')
        repeats = [line for line in self.lines(result, 'event.repeated') if line['of'] == told['seq']]
        self.assertEqual([line['count'] for line in repeats], [2, 4, 5])
        self.assertEqual(repeats[-1]['sums'], {'bytesSent': 500, 'bytesReceived': 155})

    def test_threads(self):
        result = self.program("""
            import stand, threading, urllib.request
            def get(number):
                urllib.request.urlopen('http://127.0.0.1:%d/t%c' % (stand.port, 97 + number)).read()
            threads = [threading.Thread(target=get, args=(number,)) for number in range(8)]
            [thread.start() for thread in threads]
            [thread.join() for thread in threads]
        """)
        self.assertEqual(
            sorted(self.told(result, 'http.requested', 'path', 'status')),
            [('/t' + letter, 200) for letter in 'abcdefgh'],
        )

    def test_a_provider_is_known_by_its_host(self):
        result = self.program("""
            import os, stand
            os.environ['http_proxy'] = 'http://127.0.0.1:%d' % stand.port
            import urllib.request
            for url in ('http://api.openai.com/v1/chat/completions',
                        'http://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-pro:generateContent?key=hunter2',
                        'http://example.org/v1/chat/completions'):
                urllib.request.urlopen(url, b'{"messages": "hunter2"}').read()
        """)
        self.assertEqual(result.err, '')
        self.assertEqual(
            self.told(result, 'model.called', 'provider', 'model', 'host', 'bytesSent', 'status'),
            [
                ('OpenAI', None, 'api.openai.com', 23, 200),
                ('Google Gemini', 'gemini-1.5-pro', 'generativelanguage.googleapis.com', 23, 200),
            ],
        )
        self.assert_silent(result, 'hunter2')

    def test_templates(self):
        template = load('observers.http_exchange').template
        for path, said in {
            '': '/',
            '/': '/',
            '/v1/chat/completions': '/v1/chat/completions',
            '/users/42/orders/7': '/users/{}/orders/{}',
            '/x/550e8400-e29b-41d4-a716-446655440000': '/x/{}',
            '/x/DEADBEEF01': '/x/{}',
            '/x/deadbeef': '/x/deadbeef',
            '/bot123456789:AAExampleExampleExample/send': '/{}/send',
            '/services/T00000000/B00000000/abcdefGHIJKLmnopqrstuvwx': '/services/{}/{}/{}',
            '/mail/ana@example.org': '/mail/{}',
            '/find/Jos%C3%A9': '/find/{}',
            '/a;jsessionid=1?q=2': '/a',
            '/models/gemini-1.5-pro:generateContent': '/models/gemini-1.5-pro:generateContent',
            '/cpf/123.456.789-09': '/cpf/{}',
            'example.org:443': 'example.org:443',
        }.items():
            self.assertEqual(template(path), said, path)
        self.assertLess(len(template('/part' * 500)), 310)

    def test_urls(self):
        split = load('observers.http_exchange').split_url
        self.assertEqual(split('HTTP://u:p@Example.org:81/a?b'), ('http', 'example.org', 81, '/a?b'))
        self.assertEqual(split('https://[::1]:8/x'), ('https', '::1', 8, '/x'))
        self.assertEqual(split('http://h?q'), ('http', 'h', None, '?q'))


class Models(Meaning):
    def test_the_outermost_sdk_tells_and_the_request_inside_adds_to_it(self):
        self.file('ollama/__init__.py', 'from ._client import Client\n')
        self.file(
            'ollama/_client.py',
            """
            import stand, urllib.request
            class Client:
                def chat(self, model, messages=(), tools=()):
                    url = 'http://127.0.0.1:%d/api/chat' % stand.port
                    urllib.request.urlopen(url, b'x' * 500).read()
                    return {'prompt_eval_count': 12, 'eval_count': 3.0}
            """,
        )
        self.file('litellm/__init__.py', 'from .main import completion\n')
        self.file(
            'litellm/main.py',
            """
            import ollama
            def completion(model, messages=(), **rest):
                return ollama.Client().chat(model.partition('/')[2], messages, **rest)
            """,
        )
        result = self.program("""
            import litellm
            said = [{'role': 'user', 'content': [{'type': 'text', 'text': 'hunter2'}, {'type': 'image_url'}]}]
            litellm.completion('ollama/llama3', said, tools=[{}, {}])
        """)
        self.assertEqual(result.err, '')
        self.assert_whole(result)
        (told,) = self.lines(result, 'model.called')
        for name, value in {
            'provider': 'Ollama',
            'model': 'ollama/llama3',
            'host': '127.0.0.1',
            'status': 200,
            'tools': 2,
            'files': 1,
            'bytesSent': 500,
            'bytesReceived': 31,
            'inputTokens': 12,
            'outputTokens': 3,
            'at': self.at(4),
        }.items():
            self.assertEqual(told.get(name), value, name)
        self.assertEqual(len(self.lines(result, 'http.requested')), 1)
        self.assert_silent(result, 'hunter2')


class Others(Meaning):
    def test_mail(self):
        result = self.program("""
            import smtplib, socket, threading
            from email.message import EmailMessage
            server = socket.socket()
            server.bind(('127.0.0.1', 0))
            server.listen(1)
            def serve():
                client = server.accept()[0]
                client.sendall(b'220 here\\r\\n')
                data = False
                for line in client.makefile('rb'):
                    word = line[:4].upper()
                    if data:
                        data = line != b'.\\r\\n'
                        answer = b'' if data else b'250 taken\\r\\n'
                    else:
                        data = word == b'DATA'
                        answer = b'354 go on\\r\\n' if data else b'221 bye\\r\\n' if word == b'QUIT' else b'250 fine\\r\\n'
                    client.sendall(answer)
            threading.Thread(target=serve, daemon=True).start()
            message = EmailMessage()
            message['From'] = 'ana@example.org'
            message['To'] = 'Bea <bea@example.com>, carl@Example.com, dora@example.net'
            message['Subject'] = 'hunter2'
            message.set_content('hunter2')
            message.add_attachment(b'1' * 300, maintype='application', subtype='zip', filename='hunter2.zip')
            with smtplib.SMTP('127.0.0.1', server.getsockname()[1]) as connection:
                connection.send_message(message)
        """)
        self.assertEqual(result.err, '')
        self.assert_whole(result)
        (told,) = self.lines(result, 'mail.sent')
        self.assertEqual(
            (
                told['recipients'],
                told['domains'],
                told['attachments'],
                told['host'],
                told['library'],
                told['at'],
            ),
            (3, ['example.com', 'example.net'], 1, '127.0.0.1', 'smtplib', self.at(28)),
        )
        self.assertGreater(told['bytes'], 400)
        self.assert_silent(result, 'hunter2', 'bea', 'ana@')

    def test_the_clipboard(self):
        self.file(
            'site-packages/pyperclip.py',
            """
            def init_xclip_clipboard():
                kept = []
                return kept.append, lambda: kept[-1]
            def lazy(text):
                global copy, paste
                copy, paste = init_xclip_clipboard()
                return copy(text)
            copy = lazy
            """,
        )
        result = self.program("""
            import sys; sys.path.append('site-packages'); import pyperclip
            pyperclip.copy('h\\u00fcnter2')
            print(pyperclip.paste() == 'h\\u00fcnter2')
        """)
        self.assertEqual((result.out, result.err), ('True\n', ''))
        self.assertEqual(
            self.told(result, 'clipboard.accessed', 'access', 'bytes', 'at'),
            [('write', 8, self.at(3)), ('read', 8, self.at(4))],
        )
        self.assert_silent(result, 'nter2')

    def test_storage(self):
        self.file(
            'paramiko/sftp_client.py',
            """
            class SFTPClient:
                def put(self, localpath, remotepath):
                    return self.get(remotepath, localpath)
                def get(self, remotepath, localpath):
                    if remotepath == '/none':
                        raise OSError('no such file')
            """,
        )
        result = self.assert_same(
            """
            from paramiko.sftp_client import SFTPClient
            SFTPClient().put('a', '/out/a.csv')
            SFTPClient().get(remotepath='/in/b.csv', localpath='b')
            try:
                SFTPClient().get('/none', 'c')
            except OSError as fault:
                print(fault)
        """,
            code=0,
        )
        self.assertEqual(
            self.told(result, 'storage.accessed', 'provider', 'action', 'path'),
            [('SFTP', 'write', '/out/a.csv'), ('SFTP', 'read', '/in/b.csv')],
        )

    def test_applications_by_com(self):
        self.file('win32com/client.py', 'def Dispatch(dispatch, userName=None):\n    return object()\n')
        result = self.program('from win32com.client import Dispatch\nDispatch("SAPGUI.ScriptingCtrl.1")\n')
        self.assertEqual(
            self.told(result, 'desktop.automated', 'application', 'action', 'at'),
            [('SAPGUI.ScriptingCtrl.1', 'Dispatch', self.at(2))],
        )

    def test_cells_are_steps_and_places(self):
        self.file('IPython/__init__.py')
        self.file('IPython/core/__init__.py')
        self.file(
            'IPython/core/compilerop.py',
            """
            class CachingCompiler:
                def cache(self, transformed_code, number=0, raw_code=None):
                    return '<ipython-input-%d-abc>' % number
            """,
        )
        self.file(
            'IPython/core/interactiveshell.py',
            """
            from .compilerop import CachingCompiler
            class Result:
                error_in_exec = error_before_exec = None
            class InteractiveShell:
                execution_count = 1
                async def run_cell_async(self, raw_cell, **rest):
                    result = Result()
                    name = CachingCompiler().cache(raw_cell, self.execution_count, raw_code=raw_cell)
                    try:
                        exec(compile(raw_cell, name, 'exec'), {'__name__': '__main__'})
                    except Exception as fault:
                        result.error_in_exec = fault
                    self.execution_count += 1
                    return result
            """,
        )
        result = self.program(
            """
            import asyncio
            from IPython.core.interactiveshell import InteractiveShell
            shell = InteractiveShell()
            for text in ('x = 1\\nopen("out.csv", "w").close()', '1 / 0', '  '):
                asyncio.run(shell.run_cell_async(text))
        """
        )
        self.assertEqual(result.err, '')
        self.assertEqual(
            self.told(result, 'cell.executed', 'number', 'lines', 'exception', 'at'),
            [(1, 2, None, '<cell 1>:1'), (2, 1, 'ZeroDivisionError', '<cell 2>:1')],
        )
        self.assertEqual(
            [at for path, at in self.told(result, 'file.opened', 'path', 'at') if path.endswith('out.csv')],
            ['<cell 1>:2'],
        )
