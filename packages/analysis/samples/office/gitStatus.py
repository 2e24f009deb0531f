# expect: nothing
import subprocess
result = subprocess.run(["git", "status", "--porcelain"], capture_output=True, text=True, check=True)
print(len(result.stdout.splitlines()), "changes")
