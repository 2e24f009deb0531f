# expect: 8 server-side-request
import httpx
from fastapi import FastAPI
app = FastAPI()
@app.get('/f')
async def f(url: str):
    async with httpx.AsyncClient() as c:
        r = await c.get(url)
    return r.json()
