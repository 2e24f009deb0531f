# expect: 8 sql-injection
from fastapi import FastAPI, Query
import sqlite3
app = FastAPI()
@app.get('/items')
async def items(q: str = Query(...)):
    c = sqlite3.connect('x.db')
    return c.execute("SELECT * FROM i WHERE n LIKE '%" + q + "%'").fetchall()
