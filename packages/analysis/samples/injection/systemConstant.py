# expect: nothing
import os
target = "build"
os.system("make " + target)
