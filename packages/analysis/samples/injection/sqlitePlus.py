# expect: 6 sql-injection
import sqlite3
def login(user, password):
    con = sqlite3.connect('users.db')
    query = "SELECT * FROM users WHERE u='" + user + "' AND p='" + password + "'"
    return con.execute(query).fetchone()
