# expect: 6 command-injection
import os
class Tool:
    @classmethod
    def start(cls, name):
        os.system("tool " + name)
Tool.start(input())
