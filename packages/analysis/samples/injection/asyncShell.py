# expect: 5 command-injection
import asyncio
async def main():
    name = input()
    await asyncio.create_subprocess_shell(f"convert {name} out.png")
asyncio.run(main())
