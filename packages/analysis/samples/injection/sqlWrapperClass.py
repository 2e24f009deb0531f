# expect: 7 sql-injection
import sqlite3
class Store:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)
    def query(self, statement):
        return self.connection.cursor().execute(statement).fetchall()
store = Store("shop.db")
print(store.query("SELECT * FROM t WHERE n = '" + input() + "'"))
