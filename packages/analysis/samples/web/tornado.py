# expect: 5 cross-site-scripting
import tornado.web
class Main(tornado.web.RequestHandler):
    def get(self):
        self.write('<p>' + self.get_argument('name') + '</p>')
