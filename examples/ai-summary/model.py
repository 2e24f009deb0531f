# A stand-in for a model provider: answers chat completions with the most frequent words of what it was sent.
import json
import re
from collections import Counter
from http.server import BaseHTTPRequestHandler, HTTPServer

DULL = {"employee", "about", "after", "again", "been", "every", "from", "have", "more", "that", "their", "they", "this", "very", "were", "when", "with", "would"}


def summarise(text):
    words = [word for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in DULL]
    return "\n".join(f"- {word}: mentioned {count} times" for word, count in Counter(words).most_common(3))


class Model(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers["Content-Length"])
        sent = self.rfile.read(length)
        if len(sent) < length:  # whoever asked was stopped, or has gone
            self.close_connection = True
            return
        asked = json.loads(sent)
        text = asked["messages"][-1]["content"]
        content = summarise(text)
        read, written = len(text) // 4, len(content) // 4
        body = json.dumps(
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 1767225600,
                "model": asked["model"],
                "choices": [
                    {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
                ],
                "usage": {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written},
            }
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


server = HTTPServer(("127.0.0.1", 0), Model)
print(f"127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
