# expect: nothing
import os
number = 106
text = "fixed" if 7 * 18 + number > 200 else input()
os.system("echo " + text)
