# expect: nothing
import os
from cryptography.fernet import Fernet
key = os.environb[b'KEY']
data = open('a.xlsx', 'rb').read()
open('a.xlsx.enc', 'wb').write(Fernet(key).encrypt(data))
