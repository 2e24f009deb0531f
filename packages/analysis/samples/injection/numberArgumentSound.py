# expect: nothing
import os
def wait(seconds: int):
    os.system(f'sleep {seconds}')
