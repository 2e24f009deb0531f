# The acts of _shop through asyncpg.

import asyncio
import os

import asyncpg
from _shop import CREATE, DROP, ROWS, SELECT, UPDATE


async def main():
    at = {'host': '127.0.0.1', 'port': os.environ['PORT'], 'database': 'shop', 'user': 'clerk'}
    connection = await asyncpg.connect(password=os.environ['PASSWORD'], **at)
    await connection.execute(DROP)
    await connection.execute(CREATE)
    await connection.executemany('INSERT INTO people (id, cpf, salary) VALUES ($1, $2, $3)', ROWS)
    assert len(await connection.fetch(SELECT)) == 3
    await connection.execute(UPDATE)
    await connection.close()


asyncio.run(main())
