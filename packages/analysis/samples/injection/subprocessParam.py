# expect: 4 command-injection
import subprocess
def archive(folder):
    subprocess.call('tar czf /tmp/a.tgz %s' % folder, shell=True)
