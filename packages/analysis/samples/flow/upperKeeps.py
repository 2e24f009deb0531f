# expect: 3 command-injection
import os
os.system(input().strip().upper().replace(" ", "_"))
