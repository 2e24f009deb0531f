# expect: 7 path-overwrite
import shutil
from fastapi import FastAPI, UploadFile, File
app = FastAPI()
@app.post('/up')
async def up(file: UploadFile = File(...)):
    with open(f'uploads/{file.filename}', 'wb') as out:
        shutil.copyfileobj(file.file, out)
