# expect: 4 open-route
from fastapi import FastAPI
app = FastAPI()
@app.delete('/order/{number}')
def remove(number: int):
    return {'removed': drop(number)}
