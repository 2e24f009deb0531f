# expect: 4 command-injection
import subprocess
branch = input("branch: ")
subprocess.run("git checkout " + branch, shell=True)
