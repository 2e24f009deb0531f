# expect: 4 command-injection
import os
text = `raw_input()`
os.system("say " + text)
