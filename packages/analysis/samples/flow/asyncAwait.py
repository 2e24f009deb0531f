# expect: 6 command-injection
import asyncio, os
async def ask():
    return input()
async def main():
    os.system(await ask())
asyncio.run(main())
