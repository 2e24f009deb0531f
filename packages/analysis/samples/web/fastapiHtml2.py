# expect: 7 cross-site-scripting
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
app = FastAPI()
@app.get('/hi', response_class=HTMLResponse)
async def hi(name: str):
    return '<h1>' + name + '</h1>'
