# expect: 5 cross-site-scripting
from http.server import BaseHTTPRequestHandler
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.wfile.write(b"You asked for " + self.path.encode())
