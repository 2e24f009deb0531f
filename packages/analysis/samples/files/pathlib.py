# expect: 8 path-traversal
from pathlib import Path
from flask import Flask, request
app = Flask(__name__)
@app.get('/doc')
def doc():
    base = Path('/srv/docs')
    return (base / request.args['d']).read_text(), 200, {'Content-Type': 'text/plain'}
