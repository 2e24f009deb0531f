# expect: 3 command-injection
import os
os.system("convert " + os.environ["PICTURE"])
