# expect: 6 command-injection
import os
word = input()
other = input()
if word == "start" or other == "x":
    os.system("service shop " + word)
