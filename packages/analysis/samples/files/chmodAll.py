# expect: 3 open-permissions
import os
os.chmod("run.sh", 0o777)
