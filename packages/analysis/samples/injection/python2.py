# expect: 5 command-injection
import os
name = raw_input("name? ")
print "hello", name
os.system("finger " + name)
