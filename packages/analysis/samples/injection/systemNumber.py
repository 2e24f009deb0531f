# expect: nothing
import os
port = int(input())
os.system("fuser -k %d/tcp" % port)
