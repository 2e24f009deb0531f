# expect: nothing
import os
from collections import namedtuple
Host = namedtuple("Host", "name comment")
host = Host("localhost", input())
os.system("ping " + host.name)
