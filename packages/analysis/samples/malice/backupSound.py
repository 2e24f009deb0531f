# expect: nothing
import shutil, os
shutil.make_archive('backup', 'zip', os.path.expanduser('~/Documents'))
