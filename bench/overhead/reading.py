# Opens and reads a few files again and again. Prints the seconds of processor time.

import time

paths = ['read-%d' % i for i in range(20)]
for path in paths:
    with open(path, 'w') as file:
        file.write('x' * 4000)
began = time.process_time()
for _ in range(250):
    for path in paths:
        with open(path) as file:
            file.read()
print(time.process_time() - began)
