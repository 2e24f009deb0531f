# expect: 6 command-injection
import os
jobs = {"a": "ls"}
jobs["b"] = input()
os.system(jobs["a"])
os.system(jobs["b"])
