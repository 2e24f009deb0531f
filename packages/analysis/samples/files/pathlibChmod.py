# expect: 3 open-permissions
from pathlib import Path
Path("run.sh").chmod(0o777)
