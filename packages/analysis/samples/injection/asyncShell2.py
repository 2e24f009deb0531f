# expect: 4 command-injection
import asyncio
async def run(cmd):
    proc = await asyncio.create_subprocess_shell(cmd, stdout=asyncio.subprocess.PIPE)
    return await proc.communicate()
