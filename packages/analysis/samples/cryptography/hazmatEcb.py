# expect: 4 weak-cipher
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
def seal(key):
    return Cipher(algorithms.AES(key), modes.ECB())
