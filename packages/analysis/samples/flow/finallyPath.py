# expect: 8 command-injection
import os
text = "ls"
try:
    text = input()
finally:
    print("read")
os.system(text)
