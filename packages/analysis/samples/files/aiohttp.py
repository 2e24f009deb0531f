# expect: 5 path-traversal
from aiohttp import web
async def handle(request):
    name = request.match_info['name']
    return web.FileResponse('./static/' + name)
app = web.Application()
app.add_routes([web.get('/{name}', handle)])
