# expect: 3 command-injection
import os
os.system("tool " + os.environ.get("MODE", "fast"))
