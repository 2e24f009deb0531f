# expect: 6 header-injection, 6 open-redirect
from http.server import BaseHTTPRequestHandler
class H(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(302)
        self.send_header('Location', self.path[5:])
        self.end_headers()
