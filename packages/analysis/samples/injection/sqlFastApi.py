# expect: 8 sql-injection
from fastapi import FastAPI
import sqlite3
app = FastAPI()
@app.get("/items")
def items(name: str, page: int):
    db = sqlite3.connect("shop.db")
    return db.execute(f"SELECT * FROM items WHERE name LIKE '%{name}%' LIMIT {page}").fetchall()
