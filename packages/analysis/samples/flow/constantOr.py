# expect: nothing
import os
name = "somebody" or input()
os.system("finger " + name)
