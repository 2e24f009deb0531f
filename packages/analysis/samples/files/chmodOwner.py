# expect: nothing
import os
os.chmod("run.sh", 0o700)
