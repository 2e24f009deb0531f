# expect: 4 command-injection
import os
host = input("Host: ")
os.system("ping -c 1 " + host)
