# expect: nothing
import os
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
def seal(key, data):
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, data, None)
