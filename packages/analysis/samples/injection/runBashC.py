# expect: 4 command-injection
import subprocess
target = input()
subprocess.run(["bash", "-c", "echo " + target])
