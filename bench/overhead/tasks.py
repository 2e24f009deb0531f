# Runs coroutines that wait for one another. Prints the seconds of processor time.

import asyncio
import time


async def leaf(number):
    await asyncio.sleep(0)
    return number


async def tree():
    for _ in range(160):
        await asyncio.gather(*(leaf(number) for number in range(100)))


began = time.process_time()
asyncio.run(tree())
print(time.process_time() - began)
