# expect: 5 command-injection
import subprocess as sp
from os import system as shell
def go(a, b):
    sp.run('ls ' + a, shell=True)
