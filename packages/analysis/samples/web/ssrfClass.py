# expect: 9 server-side-request
import httpx
from fastapi import FastAPI, Request
app = FastAPI()
@app.post("/hook")
async def hook(request: Request):
    body = await request.json()
    async with httpx.AsyncClient() as client:
        await client.get(body["callback"])
    return {}
