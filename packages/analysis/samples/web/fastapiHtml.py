# expect: 7 cross-site-scripting
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
app = FastAPI()
@app.get('/hi')
def hi(name: str):
    return HTMLResponse(f'<h1>{name}</h1>')
