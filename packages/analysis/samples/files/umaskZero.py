# expect: 3 open-permissions
import os
os.umask(0)
