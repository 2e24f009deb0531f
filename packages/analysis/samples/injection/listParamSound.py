# expect: nothing
import subprocess
def archive(folder):
    subprocess.run(['tar', 'czf', 'a.tgz', folder], check=True)
