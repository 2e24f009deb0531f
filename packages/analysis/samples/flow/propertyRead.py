# expect: 9 command-injection
import os
class Tool:
    def __init__(self, name):
        self._name = name
    @property
    def command(self):
        return "tool " + self._name
os.system(Tool(input()).command)
