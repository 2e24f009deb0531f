# expect: 5 command-injection
import os
def make(command):
    def run():
        os.system(command)
    return run
make(input())()
