# expect: 7 command-injection
import os
class Job:
    def __init__(self, name):
        self.name = name
    def start(self):
        os.system("job " + self.name)
Job(input()).start()
