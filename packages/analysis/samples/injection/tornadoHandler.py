# expect: 5 command-injection
import tornado.web, os
class Ping(tornado.web.RequestHandler):
    def get(self):
        os.system("ping " + self.get_argument("host"))
