# expect: nothing
import os
text = "list" + input()
os.system(text[:4])
