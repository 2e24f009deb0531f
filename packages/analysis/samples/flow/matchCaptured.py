# expect: 5 command-injection
import os
match input().split():
    case ["run", name]:
        os.system("tool " + name)
    case _:
        pass
