# expect: 3 command-injection
import os
run = lambda c: os.system("sh " + c)
run(input())
