# expect: 3 command-injection
import subprocess, sys
subprocess.run([sys.executable, "-c", input()])
