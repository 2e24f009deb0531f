# expect: 4 open-redirect
from aiohttp import web
async def go(request):
    raise web.HTTPFound(location=request.query['to'])
