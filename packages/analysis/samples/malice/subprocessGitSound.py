# expect: nothing
import subprocess
print(subprocess.run(['git', 'log', '-1'], capture_output=True, text=True).stdout)
