# expect: 3 weak-cipher
from Crypto.Cipher import DES
cipher = DES.new(b"8bytekey", DES.MODE_CBC, b"12345678")
