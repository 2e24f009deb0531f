# expect: 10 command-injection
from fastapi import FastAPI
from pydantic import BaseModel
import os
app = FastAPI()
class Item(BaseModel):
    name: str
@app.post("/i")
async def create(item: Item):
    os.system("tool " + item.name)
