# expect: 4 command-injection
import os
raw = input().encode("utf-8")
os.system(raw.decode("utf-8"))
