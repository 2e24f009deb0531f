# expect: 8 command-injection
import os
current = ""
def read():
    global current
    current = input()
def run():
    os.system(current)
read()
run()
