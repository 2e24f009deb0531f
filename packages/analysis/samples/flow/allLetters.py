# expect: nothing
import os
ALLOWED = "abcdefghijklmnopqrstuvwxyz"
name = input()
if all(letter in ALLOWED for letter in name):
    os.system("ping " + name)
