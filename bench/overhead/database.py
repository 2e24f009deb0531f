# Inserts into and asks an SQLite database. Prints the seconds of processor time.

import sqlite3
import time

store = sqlite3.connect(':memory:')
store.execute('create table t (a integer primary key, b text)')
began = time.process_time()
for number in range(40_000):
    store.execute('insert into t values (?, ?)', (number, 'row %d' % number))
for number in range(20_000):
    store.execute('select b from t where a = ?', (number,)).fetchone()
print(time.process_time() - began)
