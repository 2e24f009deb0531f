# expect: 15 cross-site-scripting, 21 cross-site-scripting
from http.server import BaseHTTPRequestHandler


class Search(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(self.path.encode())

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<p>" + self.path.encode())

    def do_POST(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<p>" + self.path.encode())
