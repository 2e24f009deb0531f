# A server of this process that answers as model providers, object stores and plain web services do; `base` is its address.

import http.server
import json
import threading

CHAT = {
    'id': 'x',
    'object': 'chat.completion',
    'created': 1,
    'model': 'm',
    'choices': [{'index': 0, 'finish_reason': 'stop', 'message': {'role': 'assistant', 'content': 'yes'}}],
    'usage': {'prompt_tokens': 1204, 'completion_tokens': 7, 'total_tokens': 1211},
}
CLAUDE = {
    'id': 'x',
    'type': 'message',
    'role': 'assistant',
    'model': 'm',
    'content': [{'type': 'text', 'text': 'yes'}],
    'stop_reason': 'end_turn',
    'stop_sequence': None,
    'usage': {'input_tokens': 1204, 'output_tokens': 7},
}
GEMINI = {
    'candidates': [{'content': {'parts': [{'text': 'yes'}], 'role': 'model'}, 'finishReason': 'STOP', 'index': 0}],
    'usageMetadata': {'promptTokenCount': 1204, 'candidatesTokenCount': 7, 'totalTokenCount': 1211},
}
COMMAND = {
    'id': 'x',
    'finish_reason': 'COMPLETE',
    'message': {'role': 'assistant', 'content': [{'type': 'text', 'text': 'yes'}]},
    'usage': {
        'tokens': {'input_tokens': 1204, 'output_tokens': 7},
        'billed_units': {'input_tokens': 1204, 'output_tokens': 7},
    },
}
LLAMA = {
    'model': 'm',
    'created_at': '2026-01-01T00:00:00Z',
    'message': {'role': 'assistant', 'content': 'yes'},
    'done': True,
    'prompt_eval_count': 1204,
    'eval_count': 7,
}
BEDROCK = {
    'output': {'message': {'role': 'assistant', 'content': [{'text': 'yes'}]}},
    'stopReason': 'end_turn',
    'usage': {'inputTokens': 1204, 'outputTokens': 7, 'totalTokens': 1211},
    'metrics': {'latencyMs': 1},
}
ANSWERS = {
    'chat/completions': CHAT,
    'v1/messages': CLAUDE,
    ':generateContent': GEMINI,
    'v2/chat': COMMAND,
    'api/chat': LLAMA,
    '/converse': BEDROCK,
}


class Stand(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def answer(self):
        if self.headers.get('Transfer-Encoding') == 'chunked':
            while self.rfile.readline().strip() not in (b'0', b''):
                self.rfile.readline()
            self.rfile.readline()
        self.rfile.read(int(self.headers.get('Content-Length') or 0))
        found = [answer for part, answer in ANSWERS.items() if part in self.path]
        stored = '/pay/' in self.path
        body = b'' if stored and self.command == 'PUT' else json.dumps(found[0] if found else {}).encode()
        self.send_response(201 if stored and self.command == 'PUT' and 'account' in self.path else 200)
        self.send_header('Content-Length', str(len(body)))
        self.send_header('Content-Type', 'application/json')
        self.send_header('ETag', '"e"')
        self.send_header('Last-Modified', 'Sun, 22 Nov 2026 10:00:00 GMT')
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_HEAD = answer

    def log_message(self, *rest):
        pass


server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Stand)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = 'http://127.0.0.1:%d' % server.server_address[1]
