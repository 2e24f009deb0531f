# Small queries to SQLite; prints the milliseconds of the queries alone.

import sqlite3
import sys
import time

connection = sqlite3.connect(':memory:')
connection.execute('create table people (id integer primary key, name text)')
connection.executemany('insert into people values (?, ?)', [(n, 'somebody') for n in range(100_000)])


def parameters():
    for number in range(10_000):
        connection.execute('select id, name from people where id = ?', (number,)).fetchone()


def texts():
    for number in range(10_000):
        connection.execute('select id, name from people where id = %d' % number).fetchone()


def rows():
    for row in connection.execute('select id, name from people'):
        assert row


act = globals()[sys.argv[1]]
began = time.process_time()
act()
print((time.process_time() - began) * 1000)
