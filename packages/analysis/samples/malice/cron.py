# expect: 3 persistence
import subprocess
subprocess.run("(crontab -l; echo '@reboot python3 /tmp/u.py') | crontab -", shell=True)
