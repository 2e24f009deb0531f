# expect: 3 open-permissions
from pathlib import Path
Path('/srv/x').chmod(0o777)
