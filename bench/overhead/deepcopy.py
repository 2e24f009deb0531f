# Copies nested dictionaries: one `id()`, an audit event, per object. Prints the seconds of processor time.

import copy
import time

tree = {str(i): [{'n': j, 's': str(j)} for j in range(10)] for i in range(30)}
began = time.process_time()
for _ in range(150):
    copy.deepcopy(tree)
print(time.process_time() - began)
