# Writes many new files, each an Event of its own. Prints the seconds of processor time.

import time

began = time.process_time()
for number in range(1500):
    with open('written-%d' % number, 'w') as file:
        file.write('x' * 4000)
print(time.process_time() - began)
