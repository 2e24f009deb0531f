# expect: nothing
import subprocess
subprocess.run("ls -l | wc -l", shell=True)
