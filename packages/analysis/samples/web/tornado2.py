# expect: 5 open-redirect
import tornado.web
class G(tornado.web.RequestHandler):
    def get(self):
        self.redirect(self.get_argument('next'))
