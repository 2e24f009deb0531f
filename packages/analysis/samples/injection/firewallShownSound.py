# expect: nothing
import subprocess
print(subprocess.run(['netsh', 'advfirewall', 'show', 'allprofiles'], capture_output=True, text=True).stdout)
