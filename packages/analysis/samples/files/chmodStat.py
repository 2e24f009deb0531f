# expect: nothing
import os, stat
os.chmod("run.sh", stat.S_IRWXU)
