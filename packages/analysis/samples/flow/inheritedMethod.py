# expect: 5 command-injection
import os
class Runner:
    def run(self, command):
        os.system(command)
class Nightly(Runner):
    pass
Nightly().run(input())
