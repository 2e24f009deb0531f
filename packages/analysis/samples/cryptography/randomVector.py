# expect: nothing
import os
from Crypto.Cipher import AES
def seal(key, data):
    vector = os.urandom(16)
    return vector + AES.new(key, AES.MODE_CBC, vector).encrypt(data)
