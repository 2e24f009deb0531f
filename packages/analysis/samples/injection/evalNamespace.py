# expect: 4 code-injection
import math
user = input()
print(eval(user, {"__builtins__": {}}, {"sin": math.sin}))
