# expect: 5 command-injection
import subprocess
options = {"shell": True}
command = input()
subprocess.call(command, **options)
