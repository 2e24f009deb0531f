# expect: 5 command-injection
import os
match input():
    case x:
        os.system(x)
