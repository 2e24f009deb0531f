# expect: nothing
import shlex, subprocess
def go(words):
    subprocess.run(shlex.join(words), shell=True)
