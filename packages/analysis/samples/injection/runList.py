# expect: nothing
import subprocess
branch = input("branch: ")
subprocess.run(["git", "checkout", branch], check=True)
