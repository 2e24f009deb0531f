# expect: nothing
import os
jobs = {"a": "ls", "b": input()}
del jobs["b"]
os.system(jobs["a"])
