# expect: nothing
import subprocess
print(subprocess.run(['schtasks', '/query'], capture_output=True, text=True).stdout)
