# expect: nothing
import os
def show(request, number: int):
    os.system("tool %d" % number)
