# expect: 6 path-traversal
from fastapi import FastAPI
app = FastAPI()
@app.get('/files/{name}')
async def read(name: str):
    with open('uploads/' + name) as handle:
        return {'text': handle.read()}
