# expect: 3 open-permissions
import subprocess
subprocess.call(['chmod', '777', '/srv/app'])
