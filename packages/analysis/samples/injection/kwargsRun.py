# expect: 4 command-injection
import os
def run(**options):
    os.system(options["command"])
run(command=input())
