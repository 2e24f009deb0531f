# Tables of 15,000 rows read by pandas; prints the milliseconds of the second reading: the first loads what
# it needs.

import os
import sys
import time

import pandas

read = getattr(pandas, sys.argv[1])
path = 'table.csv' if read is pandas.read_csv else 'table.xlsx'
if not os.path.exists(path):
    columns = {'name': ['somebody'] * 15_000, 'cpf': ['529.982.247-25'] * 15_000, 'salary': range(15_000)}
    table = pandas.DataFrame({**columns, **{'more%d' % n: range(15_000) for n in range(7)}})
    (table.to_csv if path == 'table.csv' else table.to_excel)(path, index=False)
read(path)
began = time.process_time()
read(path)
print((time.process_time() - began) * 1000)
