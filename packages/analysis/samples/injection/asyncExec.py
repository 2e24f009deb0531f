# expect: nothing
import asyncio
async def main():
    await asyncio.create_subprocess_exec("convert", "in.png", "out.png")
asyncio.run(main())
