# expect: 5 command-injection
import os, io
b = io.StringIO()
b.write(input())
os.system(b.getvalue())
