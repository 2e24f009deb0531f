# expect: nothing
import os
action = input()
match action:
    case "start" | "stop":
        os.system("service shop " + action)
