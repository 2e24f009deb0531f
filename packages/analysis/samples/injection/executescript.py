# expect: 4 sql-injection
import sqlite3
def run(conn, stmt):
    conn.executescript('BEGIN;' + stmt + ';COMMIT;')
