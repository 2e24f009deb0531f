# expect: nothing
import os
word = input()
if word == "start" or word == "stop":
    os.system("service shop " + word)
