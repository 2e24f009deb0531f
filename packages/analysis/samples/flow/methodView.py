# expect: 6 command-injection
from flask.views import MethodView
import os
class Item(MethodView):
    def get(self, name):
        os.system("tool " + name)
