# expect: nothing
from fastapi import FastAPI, Depends
app = FastAPI()
@app.delete('/order/{number}')
def remove(number: int, clerk=Depends(signed_in)):
    return {'removed': drop(number)}
