# expect: 5 path-traversal
from pathlib import Path
@server.tool()
def notes(name: str) -> str:
    return Path('/srv/notes', name).read_text()
