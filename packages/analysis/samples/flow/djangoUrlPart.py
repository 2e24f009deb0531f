# expect: 4 command-injection
import os
def show(request, name):
    os.system("tool " + name)
