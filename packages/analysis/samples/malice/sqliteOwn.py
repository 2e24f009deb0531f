# expect: nothing
import os, sqlite3, requests
rows = sqlite3.connect("sales.db").execute("SELECT day, amount FROM sales").fetchall()
requests.post("https://dash.internal/sales", json=rows, timeout=9)
