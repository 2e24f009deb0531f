# expect: nothing
from pathlib import Path
from fastapi import FastAPI, HTTPException
app = FastAPI()
ROOT = Path('/srv/docs')
@app.get('/d')
def d(name: str):
    path = (ROOT / name).resolve()
    if not path.is_relative_to(ROOT):
        raise HTTPException(404)
    return path.read_text()
