# expect: 6 command-injection
from http.server import BaseHTTPRequestHandler
import os
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        os.system("echo " + self.path)
