# expect: nothing
from fastapi import FastAPI
app = FastAPI()
@app.get('/')
def home(name: str):
    return {'hello': name}
