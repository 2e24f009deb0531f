# expect: 3 open-permissions
import os
os.system('chmod -R 777 /srv/app')
