# expect: nothing
import os, hashlib
name = hashlib.sha256(input().encode()).hexdigest()
os.system("touch " + name)
