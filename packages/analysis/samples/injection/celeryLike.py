# expect: nothing
import subprocess
def build(target, jobs=4):
    subprocess.run(["make", "-j", str(jobs), target])
