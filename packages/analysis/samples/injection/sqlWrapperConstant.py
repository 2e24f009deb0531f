# expect: nothing
import sqlite3
class Store:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)
    def query(self, statement, values=()):
        return self.connection.cursor().execute(statement, values).fetchall()
store = Store("shop.db")
print(store.query("SELECT * FROM t WHERE n = ?", (input(),)))
