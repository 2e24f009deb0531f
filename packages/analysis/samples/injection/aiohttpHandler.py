# expect: 7 command-injection
from aiohttp import web
import subprocess
routes = web.RouteTableDef()
@routes.get("/run")
async def run(request):
    subprocess.call("run " + request.query["job"], shell=True)
    return web.json_response({})
