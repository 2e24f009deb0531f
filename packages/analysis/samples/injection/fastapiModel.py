# expect: 10 command-injection
from fastapi import FastAPI
from pydantic import BaseModel
import os
app = FastAPI()
class Job(BaseModel):
    target: str
@app.post('/scan')
def scan(job: Job):
    os.system(f'nmap {job.target}')
    return {'ok': True}
