# expect: 4 command-injection
import os
def run(*parts):
    os.system(" ".join(parts))
run("ls", input())
