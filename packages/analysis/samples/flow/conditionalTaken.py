# expect: 5 command-injection
import os
number = 106
text = input() if 7 * 18 + number > 200 else "fixed"
os.system("echo " + text)
