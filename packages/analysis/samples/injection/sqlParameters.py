# expect: nothing
import sqlite3
db = sqlite3.connect("shop.db")
name = input()
db.execute("SELECT * FROM items WHERE name = ?", (name,))
