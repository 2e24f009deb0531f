# expect: 5 sql-injection
import asyncpg, asyncio, sys
async def main():
    connection = await asyncpg.connect("postgresql://db/shop")
    await connection.fetch(f"SELECT * FROM t WHERE n = '{sys.argv[1]}'")
asyncio.run(main())
