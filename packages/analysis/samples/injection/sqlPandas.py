# expect: 4 sql-injection
import pandas as pd, sqlite3
city = input()
frame = pd.read_sql("SELECT * FROM people WHERE city = '" + city + "'", sqlite3.connect("p.db"))
