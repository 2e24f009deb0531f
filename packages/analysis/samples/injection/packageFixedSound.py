# expect: nothing
import subprocess, sys
subprocess.run([sys.executable, '-m', 'pip', 'install', '--quiet', 'openpyxl==3.1.5'], check=True)
