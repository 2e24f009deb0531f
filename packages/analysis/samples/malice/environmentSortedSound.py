# expect: nothing
import subprocess
print(subprocess.check_output('env | sort | head -3', shell=True))
