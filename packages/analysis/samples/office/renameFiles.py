# expect: nothing
from pathlib import Path
for path in Path("scans").glob("*.pdf"):
    path.rename(path.with_name(path.stem.lower() + path.suffix))
