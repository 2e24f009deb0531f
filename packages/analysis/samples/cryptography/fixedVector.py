# expect: 4 fixed-vector
from Crypto.Cipher import AES
def seal(key, data):
    return AES.new(key, AES.MODE_CBC, b"\0" * 16).encrypt(data)
