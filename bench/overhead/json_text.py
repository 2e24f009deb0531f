# Writes and reads JSON. Prints the seconds of processor time.

import json
import time

rows = [{'id': i, 'name': 'n%d' % i, 'tags': ['a', 'b'], 'value': i / 3} for i in range(1000)]
began = time.process_time()
for _ in range(40):
    json.loads(json.dumps(rows))
print(time.process_time() - began)
