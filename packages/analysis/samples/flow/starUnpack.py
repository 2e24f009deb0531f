# expect: 4 command-injection
import os
first, *others = input().split(",")
os.system(" ".join(others))
