# expect: nothing
from Cryptodome.Cipher import AES
def seal(key, data):
    cipher = AES.new(key, AES.MODE_GCM)
    return cipher.encrypt_and_digest(data)
