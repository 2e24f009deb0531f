# expect: 6 command-injection
import os
from collections import namedtuple
Host = namedtuple("Host", "name comment")
host = Host(input(), "x")
os.system("ping " + host.name)
