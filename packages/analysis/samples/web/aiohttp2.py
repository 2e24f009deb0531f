# expect: 6 server-side-request
import aiohttp
from aiohttp import web
async def f(request):
    async with aiohttp.ClientSession() as s:
        async with s.get(request.query['u']) as r:
            return web.json_response(await r.json())
