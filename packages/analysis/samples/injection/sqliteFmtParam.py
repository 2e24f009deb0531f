# expect: 6 sql-injection
import sqlite3
def find(name):
    conn = sqlite3.connect('a.db')
    cur = conn.cursor()
    cur.execute("SELECT * FROM users WHERE name = '%s'" % name)
    return cur.fetchall()
