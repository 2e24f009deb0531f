# expect: nothing
import asyncio, aiohttp
PAGES = ["https://a.invalid/1", "https://a.invalid/2"]
async def main():
    async with aiohttp.ClientSession() as session:
        for page in PAGES:
            async with session.get(page) as answer:
                print(len(await answer.read()))
asyncio.run(main())
