# expect: 4 command-injection
from os import system as shell
def go(name):
    shell('rm -rf /tmp/%s' % name)
