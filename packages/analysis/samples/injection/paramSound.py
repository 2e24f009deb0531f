# expect: nothing
import sqlite3
def find(name):
    cur = sqlite3.connect('a.db').cursor()
    cur.execute('SELECT * FROM users WHERE name = ?', (name,))
    return cur.fetchall()
