# expect: nothing
from fastapi import FastAPI
import sqlite3
app = FastAPI()
@app.get("/items/{number}")
def item(number: int):
    db = sqlite3.connect("shop.db")
    return db.execute(f"SELECT * FROM items WHERE id = {number}").fetchone()
