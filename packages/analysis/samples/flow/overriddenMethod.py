# expect: 5 command-injection
import os
class Runner:
    def run(self, command):
        os.system(command)
class Quiet(Runner):
    def run(self, command):
        print(command)
Quiet().run(input())
