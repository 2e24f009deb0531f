# expect: 5 command-injection
import subprocess
def deploy(branch, host):
    cmd = ' '.join(['git', 'push', host, branch])
    return subprocess.run(cmd, shell=True, check=True)
