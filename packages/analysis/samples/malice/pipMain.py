# expect: 3 package-from-address
import subprocess, sys
subprocess.check_call([sys.executable, '-m', 'pip', 'install', 'https://h.invalid/x.tar.gz'])
