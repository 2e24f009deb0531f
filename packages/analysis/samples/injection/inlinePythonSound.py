# expect: nothing
import subprocess, sys
out = subprocess.check_output([sys.executable, '-c', 'import sys; print(sys.version)'])
