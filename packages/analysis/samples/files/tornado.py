# expect: 5 path-traversal
import tornado.web
class FileHandler(tornado.web.RequestHandler):
    def get(self, name):
        with open('/srv/' + name) as f:
            self.set_header('Content-Type', 'text/plain')
            self.finish(f.read())
