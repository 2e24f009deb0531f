# expect: 5 sql-injection
import asyncpg
async def find(name):
    conn = await asyncpg.connect('postgres://h/d')
    return await conn.fetch(f"SELECT * FROM u WHERE n = '{name}'")
