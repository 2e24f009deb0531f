# expect: none
import json
from http.server import BaseHTTPRequestHandler


class Status(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer({"asked": self.path})

    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-type", "application/json; charset=utf-8")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())
