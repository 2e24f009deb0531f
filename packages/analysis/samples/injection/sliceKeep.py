# expect: 4 command-injection
import os
text = "x" + input() + "y"
os.system(text[1:-1])
