# expect: nothing
from fastapi import FastAPI
app = FastAPI()
@app.get("/hi")
def hi(name: str):
    return {"hi": name}
