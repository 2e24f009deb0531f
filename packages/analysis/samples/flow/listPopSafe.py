# expect: nothing
import os
words = ["safe", input(), "end"]
words.pop(1)
os.system(words[1])
