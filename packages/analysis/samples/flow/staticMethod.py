# expect: 6 command-injection
import os
class Tool:
    @staticmethod
    def start(name):
        os.system("tool " + name)
Tool.start(input())
