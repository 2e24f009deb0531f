# expect: nothing
from fastapi import Depends, FastAPI
app = FastAPI()
def database():
    yield connect()
@app.get("/i")
def rows(db=Depends(database), limit: int = 10):
    return db.execute("SELECT 1 LIMIT %d" % limit)
