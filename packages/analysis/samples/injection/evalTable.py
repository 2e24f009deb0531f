# expect: nothing
import operator
OPS = {"+": operator.add, "-": operator.sub}
name = input()
if name in OPS:
    print(OPS[name](1, 2))
