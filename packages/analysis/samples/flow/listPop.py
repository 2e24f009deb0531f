# expect: 5 command-injection
import os
words = ["safe", input(), "end"]
words.pop(0)
os.system(words[0])
