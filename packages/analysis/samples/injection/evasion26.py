# expect: 4 command-injection
import asyncio, os
async def main():
    await asyncio.to_thread(os.system, input())
asyncio.run(main())
