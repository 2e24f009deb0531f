# expect: 4 fixed-salt
import hashlib
def store(password):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), b"shop", 600_000)
