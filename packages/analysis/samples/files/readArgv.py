# expect: nothing
import sys
for path in sys.argv[1:]:
    with open(path) as file:
        print(len(file.read()))
