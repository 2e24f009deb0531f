# Pickles objects and back. Prints the seconds of processor time.

import datetime
import pickle
import time

rows = [(i, str(i), datetime.date(2026, 1, 1 + i % 28), {'k': i}) for i in range(2000)]
began = time.process_time()
for _ in range(30):
    pickle.loads(pickle.dumps(rows))
print(time.process_time() - began)
