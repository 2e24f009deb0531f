# expect: 3 permissions-mask-off
import os
os.umask(0)
